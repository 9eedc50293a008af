-- Sends the requests of a file in turn, each thread from another line on. A line is the target of
-- a GET or the body of a POST.
--
--   wrk -s load.lua URL -- METHOD KEY FILE FIRST [RATE]
--
-- FIRST is the line to begin with, from 0. With a RATE, in requests per second and thread, requests
-- are due at even distances whatever the answers take, and whichever connection is free sends the
-- next; wrk keeps time in whole milliseconds. Without one, each answer is followed by a request.
--
-- The last line it prints: result REQUESTS MICROSECONDS P50 P99 FAILED, the percentiles in
-- microseconds; failed are answers from 400 up, broken connections and timeouts.

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } moment; int gettimeofday(moment *, void *);")

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local method, key, file, first, rate = args[1], args[2], args[3], tonumber(args[4]), args[5]
  wrk.headers["Authorization"] = "Bearer " .. key
  if method == "POST" then
    wrk.headers["Content-Type"] = "application/json"
  end
  prepared = {}
  for line in io.lines(file) do
    prepared[#prepared + 1] = method == "POST" and wrk.format(method, nil, nil, line)
      or wrk.format(method, line)
  end
  turn = first + number * 977
  if rate then
    delay = untilDue(1e6 / tonumber(rate))
  end
end

function request()
  turn = turn % #prepared + 1
  return prepared[turn]
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
  io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed))
end
