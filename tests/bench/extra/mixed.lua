-- Some of everything that a Lua program does.

local seed = 1
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % n
end

local function fibonacci(n)
  if n < 2 then return n end
  return fibonacci(n - 1) + fibonacci(n - 2)
end

local function sorted(n)
  local values = {}
  for i = 1, n do values[i] = random(1000000) end
  table.sort(values)
  table.sort(values, function(a, b) return a > b end)
  return values[1] - values[n]
end

local function strings(n)
  local parts = {}
  for i = 1, n do parts[#parts + 1] = "item" .. i .. "=" .. (i * 7 % 13) end
  local text = table.concat(parts, ",")
  local sum = 0
  for name, value in text:gmatch("(%w+)=(%d+)") do
    sum = sum + #name + tonumber(value)
  end
  local changed, times = text:gsub("item(%d)", function(digit)
    return "thing" .. digit
  end)
  return sum + times + #changed + #string.format("%5d|%s", sum, changed)
end

local Account = {}
Account.__index = Account
function Account.new() return setmetatable({balance = 0}, Account) end
function Account:deposit(amount) self.balance = self.balance + amount end
function Account:get() return self.balance end

local function methods(n)
  local accounts = {Account.new(), Account.new(), Account.new()}
  for i = 1, n do accounts[i % 3 + 1]:deposit(i & 15) end
  return accounts[1]:get() + accounts[2]:get() + accounts[3]:get()
end

local function multiply(n)
  local a, b, c = {}, {}, {}
  for i = 1, n do
    a[i], b[i], c[i] = {}, {}, {}
    for k = 1, n do a[i][k], b[i][k] = i % 5, k % 7 end
  end
  for i = 1, n do
    for k = 1, n do
      local sum = 0
      for j = 1, n do sum = sum + a[i][j] * b[j][k] end
      c[i][k] = sum
    end
  end
  return c[n][n]
end

local function coroutines(n)
  local sum = 0
  local numbers = coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
    return 0
  end)
  for value in numbers do
    if value == 0 then break end
    sum = sum + value
  end
  return sum
end

local function closures(n)
  local sum = 0
  for i = 1, n do
    local add = function(x) return x + i end
    sum = sum + select("#", pcall(add, i)) + add(1)
  end
  return sum
end

for round = 1, 11 do
  print(round, fibonacci(26), sorted(40000), strings(30000), methods(700000),
        multiply(110), coroutines(250000), closures(150000))
end
