-- Sends the requests of a file in turn, each thread from another line on. A line is the target of
-- a GET or the body of a POST.
--
--   wrk -s load.lua URL -- METHOD KEY FILE
--
-- The last line it prints: result REQUESTS MICROSECONDS P50 P99 FAILED, the percentiles in
-- microseconds; failed are answers from 400 up, broken connections and timeouts.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local method, key, file = args[1], args[2], args[3]
  wrk.headers["Authorization"] = "Bearer " .. key
  if method == "POST" then
    wrk.headers["Content-Type"] = "application/json"
  end
  prepared = {}
  for line in io.lines(file) do
    prepared[#prepared + 1] = method == "POST" and wrk.format(method, nil, nil, line)
      or wrk.format(method, line)
  end
  turn = number * 977
end

function request()
  turn = turn % #prepared + 1
  return prepared[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed))
end
