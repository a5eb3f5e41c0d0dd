-- One connection a thread, and a session of its own for each: sessions wait for themselves.
local cookies = {}
for cookie in io.lines(os.getenv("COOKIES")) do
    cookies[#cookies + 1] = cookie
end
local number = 0

function setup(thread)
    number = number + 1
    thread:set("cookie", cookies[number])
end

function init()
    wrk.headers["Cookie"] = cookie
end

function done(summary, latency)
    local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format('RESULT {"requests": %d, "us": %d, "median_us": %d, "p99_us": %d, "wrong": %d}\n', summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), wrong))
end
