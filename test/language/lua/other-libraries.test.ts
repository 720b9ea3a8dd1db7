import { answers } from './answer';

describe('the other libraries of Lua', () => {
  describe('know times', () => {
    answers([
      [
        'return os.time({year = 2020, month = 1, day = 1, hour = 12}), os.time({year = 2020, month = 13, day = 1, hour = 0}), os.time({year = 2020})',
        '1577880000, 1609459200, 1572436800',
      ],
      ["return os.time({year = '2024', month = '02', day = '08', hour = '010', min = '00', sec = 'x'})", '1707386400'],
      [
        "return os.date('!%Y-%m-%dT%H:%M:%SZ', 0), os.date('%c', 0), os.date('!*t', 1e9).year, os.date('*t', 0).wday",
        '"1970-01-01T00:00:00Z", "01 Jan 70 00:00 UTC", 2001, 5',
      ],
      [
        "return os.date('%A %a %B %b %d %F %H %I %m %M %p %P %S %w %x %X %y %Y %z %Z', 86400)",
        '"Friday mon January Jan 02 1970-01-02 00 12 01 00 AM am 00 5 00/00/00 00:00:00 70 1970 +0000 UTC"',
      ],
      ["return os.date('%Q %% %', 0)", '"%Q % %"'],
      ["return os.difftime(10, 5), os.setlocale('C'), os.getenv('HOME')", '5, false, nil'],
      ['return pcall(os.time, 5)', 'false, "<string>:1: bad argument #1 to (anonymous) (table expected, got number)"'],
    ]);
  });

  describe('have channels', () => {
    answers([
      [
        "local c = channel.make(2) c:send(1) c:send('x') c:close() local a, b = c:receive() local d, e = c:receive() local f, g = c:receive() return a, b, d, e, f, g",
        'true, 1, true, "x", false, nil',
      ],
      ["local c = channel.make(1) c:send(5) return channel.select({'|<-', c})", '1, 5, true'],
      ["local c = channel.make(1) return channel.select({'|<-', c}, {'default'})", '2, nil, false'],
      ["local c = channel.make(1) local i = channel.select({'<-|', c, 7}) return i, c:receive()", '1, true, 7'],
      ['local c = channel.make(1) c:close() return pcall(function() c:send(1) end)', 'false, "send on closed channel"'],
      ['local c = channel.make(1) c:close() return pcall(c.close, c)', 'false, "close of closed channel"'],
      [
        'return pcall(channel.select, {5})',
        'false, "<string>:1: bad argument #1 to (anonymous) (invalid select case)"',
      ],
      [
        "return pcall(channel.select, {'x'})",
        'false, "<string>:1: bad argument #1 to (anonymous) (invalid channel direction:x)"',
      ],
      [
        "return pcall(channel.select, {'|<-', 5})",
        'false, "<string>:1: bad argument #1 to (anonymous) (invalid select case)"',
      ],
      [
        'local c = channel.make(1) return pcall(c.send, c, print)',
        'false, "<string>:1: bad argument #2 to (anonymous) (can not send a function, userdata, thread or table that has a metatable)"',
      ],
      [
        'local c = channel.make(1) return pcall(c.send, c, setmetatable({}, {}))',
        'false, "<string>:1: bad argument #2 to (anonymous) (can not send a function, userdata, thread or table that has a metatable)"',
      ],
      [
        "local r local c = channel.make(1) c:send(3) channel.select({'|<-', c, function(ok, v) r = {ok, v} end}) return r",
        '{true, 3}',
      ],
      ["local r local c = channel.make(1) channel.select({'<-|', c, 4, function(v) r = v end}) return r", '4'],
      ["local r channel.select({'default', function() r = 'd' end}) return r", '"d"'],
      ['return type(channel.make()), pcall(channel.make, -1)', '"channel", false, "makechan: size out of range"'],
      [
        'return pcall(function() return channel.make().x.y end)',
        'false, "<string>:1: attempt to index a non-table object(nil) with key \'y\'"',
      ],
    ]);
  });
});
