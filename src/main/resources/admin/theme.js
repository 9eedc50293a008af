// before anything is drawn, so that nothing flashes
(() => {
  const html = document.documentElement;
  if (html.dataset.theme === "auto") {
    html.dataset.bsTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
})();
