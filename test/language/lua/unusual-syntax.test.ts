import { answers } from './answer';

describe('unusual scripts that compile', () => {
  describe('as upstream', () => {
    answers([
      ["return type(loadstring('x = 1e'))", '"function"'],
      ["return type(loadstring('goto e do ::e:: end ::e::'))", '"function"'],
      ["return type(loadstring('do ::a:: end ::a::'))", '"function"'],
      ['return type(loadstring([===[x = --[[c]] 1 --[ d\n--[==[ e ]] ]==]]===]))', '"function"'],
      ["return type(loadstring('x = \\'a\\\\\\r\\nb\\''))", '"function"'],
      ["return type(loadstring('\\r\\nx = 1\\r\\n'))", '"function"'],
      ["return type(loadstring('f\\'x\\'{}\\'\\''))", '"function"'],
      ["return type(loadstring('(f())'))", '"function"'],
      ["return type(loadstring('((f()))'))", '"function"'],
      ["return type(loadstring('local x = ((f()).y)'))", '"function"'],
      ["return type(loadstring('a.b.c[1][\\'x\\'].d = 1'))", '"function"'],
      ['return type(loadstring([===[f\n(1)]===]))', '"function"'],
      ["return type(loadstring('-- only'))", '"function"'],
      ["return type(loadstring('x = function(a, b, ...) end'))", '"function"'],
    ]);
  });
});
