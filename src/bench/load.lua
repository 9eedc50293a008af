-- Sends the requests of a file in turn, the threads taking turns too. A line is the target of a GET
-- or the body of a POST.
--
--   wrk -s load.lua URL -- METHOD KEY FILE FIRST THREADS [RATE]
--
-- FIRST is the line to begin with, from 0. With a RATE, in requests per second and thread, requests
-- are due at even distances whatever the answers take, and whichever connection is free sends the
-- next; wrk keeps time in whole milliseconds. Without one, each answer is followed by a request.
--
-- The last line it prints: result REQUESTS MICROSECONDS P50 P99 FAILED NEXT, the percentiles in
-- microseconds; failed are answers from 400 up, broken connections and timeouts; NEXT is the line
-- with which another run would go on.

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } moment; int gettimeofday(moment *, void *);")

local workers = {}

function setup(thread)
  thread:set("number", #workers)
  workers[#workers + 1] = thread
end

function init(args)
  local method, key, file, first = args[1], args[2], args[3], tonumber(args[4])
  local rate = args[6]
  wrk.headers["Authorization"] = "Bearer " .. key
  if method == "POST" then
    wrk.headers["Content-Type"] = "application/json"
  end
  prepared = {}
  for line in io.lines(file) do
    prepared[#prepared + 1] = method == "POST" and wrk.format(method, nil, nil, line)
      or wrk.format(method, line)
  end
  step = tonumber(args[5])
  -- wrk has the first thread make one request that is never sent
  turn = number == 0 and first - step or first + number
  if rate then
    delay = untilDue(1e6 / tonumber(rate))
  end
end

function request()
  local line = prepared[turn % #prepared + 1]
  turn = turn + step
  return line
end

-- Tells how many milliseconds to wait with the next request; `gap` is in microseconds.
function untilDue(gap)
  local moment = ffi.new("moment")
  local due
  return function()
    ffi.C.gettimeofday(moment, nil)
    local now = tonumber(moment.s) * 1e6 + tonumber(moment.us)
    due = (due or now) + gap
    return math.max(0, math.floor((due - now) / 1000))
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  local next = 0
  for _, worker in ipairs(workers) do
    next = math.max(next, worker:get("turn"))
  end
  io.write(string.format("result %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed, next))
end
