-- pandoc kept running: reads requests from standard input and answers each on standard output (see warm.py).
-- A request is a line "KIND FORMAT BYTES BYTES" and two texts; an answer is a line "ok BYTES" and a text, or "no 0" where pandoc warned or failed.
local OPTIONS = {html_math_method = "mathml", highlight_method = "none", wrap_text = "none"}

-- A format without the extensions that are as it has them anyway: pandoc takes longer to read the names of a hundred than a short text.
local LEAN = {}
local function lean(format)
  if not LEAN[format] then
    local name = format:match("^%w+")
    local usual = pandoc.format.extensions(name)
    LEAN[format] = name .. format:sub(#name + 1):gsub("([+-])([%w_]+)", function(sign, extension)
      if usual[extension] == (sign == "+") then return "" end
    end)
  end
  return LEAN[format]
end

local DO = {
  read = function(format, text) return pandoc.write(pandoc.read(text, lean(format)), "json") end,
  items = function(format, text) return (pandoc.write(pandoc.read(text, format), "csljson"):gsub("\n$", "")) end,
  html = function(_, text) return pandoc.write(pandoc.read(text, "json"), "html5", OPTIONS) end,
  cite = function(_, text, style)
    local tree = pandoc.read(text, "json")
    tree.meta.csl = style
    return pandoc.write(pandoc.utils.citeproc(tree), "json")
  end,
}

-- What a run of pandoc would warn of; that it has read the style is none of it.
local function warned(messages)
  for _, message in ipairs(messages) do
    if not message.message:find("^Loaded ") then return true end
  end
  return false
end

while true do
  local line = io.read("L")
  if not line then break end
  local kind, format, first, second = line:match("^(%S+) (%S+) (%d+) (%d+)\n$")
  local text = first ~= "0" and io.read(tonumber(first)) or ""
  local style = second ~= "0" and io.read(tonumber(second)) or ""
  local done, answer
  local messages = pandoc.log.silence(function() done, answer = pcall(DO[kind], format, text, style) end)
  if done and not warned(messages) then
    io.write("ok ", #answer + 1, "\n", answer, "\n")
  else
    io.write("no 0\n")
  end
  io.flush()
end
