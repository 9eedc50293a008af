(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const cells = (sheet) => [...sheet.querySelectorAll(".c-cell")];

  // what is stored: a cell says it only where it shows something else
  function was(cell) {
    const shown = cell.options ? [...cell.options].find((option) => option.defaultSelected)?.value : cell.defaultValue;
    return cell.dataset.was ?? shown;
  }

  const isDirty = (cell) => cell.value !== was(cell);

  function count(sheet) {
    const label = $("[data-count]", sheet);
    if (!label) return 0;
    cells(sheet).forEach((cell) => cell.classList.toggle("c-dirty", isDirty(cell)));
    const dirty = cells(sheet).filter(isDirty).length;
    const { none, one, many } = label.dataset;
    label.textContent = dirty === 0 ? none : dirty === 1 ? one : many.replace("#", dirty);
    $("[data-savebar]", sheet).classList.toggle("c-open", dirty > 0);
    return dirty;
  }

  function put(cell, value) {
    cell.value = value;
    for (const type of ["input", "change"]) cell.dispatchEvent(new Event(type, { bubbles: true }));
  }

  const restore = (cell) => put(cell, was(cell));

  document.querySelectorAll("[data-sheet]").forEach(count);

  document.addEventListener("input", (event) => {
    const sheet = event.target.closest("[data-sheet]");
    if (sheet) count(sheet);
  });

  // what was typed and not saved goes too, which the browser's own reset would keep
  document.addEventListener("reset", (event) => {
    if (!event.target.matches("[data-sheet]")) return;
    event.preventDefault();
    cells(event.target).filter(isDirty).forEach(restore);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.target.id ? document.getElementById(event.target.id) : event.target;
    const sheet = part && $("[data-sheet]", part);
    if (sheet) count(sheet);
    const notice = part && $(".alert", part);
    if (notice) {
      notice.focus();
      $("#said").textContent = $("[role]", notice).textContent;
    }
  });

  // only the rows that were changed travel, with what their cells held before
  document.addEventListener("htmx:configRequest", (event) => {
    const sheet = event.target;
    if (!sheet.matches("[data-sheet]") || event.detail.verb === "get") return;
    const id = (name) => name.split(".")[1];
    const changed = new Set(cells(sheet).filter(isDirty).map((cell) => id(cell.name)));
    const form = event.detail.formData;
    for (const name of [...form.keys()]) {
      if (id(name) && !changed.has(id(name))) form.delete(name);
    }
    cells(sheet)
      .filter((cell) => changed.has(id(cell.name)))
      .forEach((cell) => form.append("was-" + cell.name, was(cell)));
  });

  function openFinder() {
    const finder = $("#finder");
    if (!finder.open) finder.showModal();
    const field = $("input", finder);
    field.select();
    field.dispatchEvent(new Event("opened"));
  }

  // arrows go from the field through what was found and back
  function inFinder(event) {
    if (event.key === "Escape") $("#finder").close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [$("#finder-query"), ...document.querySelectorAll("#finder #found a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    event.preventDefault();
    if (next) next.focus();
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      openFinder();
    }
    const toggler = event.target.closest("[data-toggles]");
    if (toggler) {
      const open = document.getElementById(toggler.dataset.toggles).classList.toggle("show");
      toggler.setAttribute("aria-expanded", open);
    }
    const copy = event.target.closest("[data-copies]");
    if (copy) {
      const field = document.getElementById(copy.dataset.copies);
      field.select();
      if (navigator.clipboard) navigator.clipboard.writeText(field.value);
    }
    const ticks = event.target.closest("[data-ticks]");
    if (ticks) {
      const boxes = [...document.getElementsByName(ticks.dataset.ticks)].filter((box) => !box.disabled);
      const all = boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = !all; });
    }
    const take = event.target.closest("[data-take]");
    if (take) {
      const cell = document.getElementsByName(take.dataset.for)[0];
      put(cell, take.dataset.take);
      cell.focus();
    }
  });

  function inCell(event) {
    const cell = event.target;
    const sheet = cell.closest("[data-sheet]");
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (step && cell.matches("input")) {
      const field = cell.name.split(".")[0];
      const column = cells(sheet).filter((other) => other.name.split(".")[0] === field);
      const next = column[column.indexOf(cell) + step];
      event.preventDefault();
      if (next) { next.focus(); next.select(); }
    }
    if (event.key === "Escape") restore(cell);
  }

  let goes = 0;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      const sheet = event.target.closest("[data-sheet]") || $("[data-sheet]");
      if (sheet) { event.preventDefault(); sheet.requestSubmit(); }
    } else if ((event.ctrlKey || event.metaKey) && event.key === "k" && $("#finder")) {
      event.preventDefault();
      openFinder();
    } else if (event.target.closest("#finder")) {
      inFinder(event);
    } else if (event.target.matches(".c-cell")) {
      inCell(event);
    } else if (!event.target.matches("input, textarea, select") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = $("[type=search]");
      if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
      if (event.key === "?") $("#keys").showModal();
      const place = Date.now() - goes < 1000 && $(`[data-key="${CSS.escape(event.key)}"]`);
      if (place) place.click();
      goes = event.key === "g" ? Date.now() : 0;
    }
  });

  addEventListener("beforeunload", (event) => {
    const sheet = $("[data-sheet]");
    if (sheet && !sheet.classList.contains("htmx-request") && count(sheet) > 0) event.preventDefault();
  });
  // panels under tabs: without scripts they stand below each other; the address names the open one
  function openTab(tab) {
    for (const other of tab.closest("[role=tablist]").children) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", chosen);
      other.classList.toggle("active", chosen);
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    }
  }

  document.querySelectorAll("[data-tabs]").forEach((tabs) => {
    const all = [...tabs.querySelectorAll("[role=tab]")];
    const named = all.find((tab) => "#" + tab.getAttribute("aria-controls") === location.hash);
    openTab(named || all.find((tab) => tab.matches("[aria-selected=true]")));
    tabs.addEventListener("click", (event) => {
      const tab = event.target.closest("[role=tab]");
      if (!tab) return;
      openTab(tab);
      history.replaceState(null, "", "#" + tab.getAttribute("aria-controls"));
    });
    tabs.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || !event.target.matches("[role=tab]")) return;
      const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
      next.focus();
      openTab(next);
    });
  });

  // rows that are dragged to their place; buttons move them too, without a pointer
  let dragged = null;

  function dropsOn(event) {
    const row = dragged && event.target.closest("[data-sorts] > li");
    return row && row.parentElement === dragged.parentElement ? row : null;
  }

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-sorts] > li") ?? null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });

  document.addEventListener("dragover", (event) => {
    const row = dropsOn(event);
    if (!row) return;
    event.preventDefault();
    if (row === dragged) return;
    const { top, height } = row.getBoundingClientRect();
    row.parentElement.insertBefore(dragged, event.clientY < top + height / 2 ? row : row.nextSibling);
  });

  document.addEventListener("drop", (event) => {
    if (dropsOn(event)) event.preventDefault();
  });

  document.addEventListener("dragend", () => {
    if (dragged) $("[data-unsaved]", dragged.closest("form")).hidden = false;
    dragged = null;
  });
})();
