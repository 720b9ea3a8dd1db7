import { get } from '../../../src/language/path/get';

const friends = JSON.stringify([
  { name: 'Dale', age: 44, vip: true, nets: ['ig', 'fb'] },
  { name: 'Roger', age: 68, vip: false, nets: ['fb'] },
  { name: 'Jane', age: '47', nets: [] },
]);
const mixed = '[1,2.5,"x","10",true,false,null,{"k":1},[1],-3,"","X","T","0"]';

describe('a query', () => {
  it.each([
    ['#(name=="Roger").age', '68'],
    ['#(name="Roger").age', '68'],
    ['#[name=="Roger"].age', '68'],
    ['#(age>44).name', 'Roger'],
    ['#(age>=44)#.name', '["Dale","Roger","Jane"]'],
    ['#(age<68)#.name', '["Dale","Jane"]'],
    ['#(age<=68)#.name', '["Dale","Roger","Jane"]'],
    ['#(age!=44)#.name', '["Roger","Jane"]'],
    ['#(name>"F")#.name', '["Roger","Jane"]'],
    ['#(name<"F")#.name', '["Dale"]'],
    ['#(name%"*a*")#.name', '["Dale","Jane"]'],
    ['#(name!%"?a*")#.name', '["Roger"]'],
    ['#(name=="\\u0044ale").age', '44'],
    ['#(vip)#.name', '["Dale","Roger"]'],
    ['#(vip==true).name', 'Dale'],
    ['#(vip==~false)#.name', '["Roger","Jane"]'],
    ['#(vip==~null).name', 'Jane'],
    ['#(vip==~*)#.name', '["Dale","Roger"]'],
    ['#(vip==~other)#', '[]'],
    ['#(nets.#(=="fb"))#.name', '["Dale","Roger"]'],
    ['#( name == "Jane" ).age', '47'],
    ['#(age>40)#|#', '3'],
    ['#(name=="none")#|#', '0'],
    ['#(age>1)#.nets|0', '["ig","fb"]'],
    ['#(name=="Dale").nets|@reverse', '["fb","ig"]'],
    ['#(name=="Dale").none', ''],
    ['#(age>1)#.none', '[]'],
    ['#(name=="a\\)\\"b")#', '[]'],
  ])('%s answers %s', (path, text) => {
    expect(get(friends, path).string()).toBe(text);
  });

  it.each([
    ['#(>1)#', '[2.5,"x","10","X","T"]'],
    ['#(!=1)#', '[2.5,"x","10",true,false,-3,"","X","T","0"]'],
    ['#(=="x")#', '["x"]'],
    ['#(<="1")#', '[1,false,-3,"","0"]'],
    ['#(>=true)#', '[1,2.5,"x",true]'],
    ['#(>false)#', '[1,2.5,"x",true]'],
    ['#(<true)#', '["10",false,-3,"","X","T","0"]'],
    ['#(<=false)#', '["10",false,-3,"","X","T","0"]'],
    ['#(==false)#', '[false]'],
    ['#(!=false)#', '[1,2.5,"x","10",true,-3,"","X","T","0"]'],
    ['#(==~true)#', '[1,2.5,true,-3,"T"]'],
    ['#(==~false)#', '[false,null,{"k":1},[1],"0"]'],
    ['#(!1)#', '[1,2.5,"x","10",true,false,null,-3,"","X","T","0"]'],
    ['#(!)#', '[]'],
    ['#(%"1*")#', '["10"]'],
    ['#(k)', '{"k":1}'],
    ['#(0==1)', '[1]'],
    ['#()', '1'],
    ['#(k==1', '1'],
    ['#(a=="b', '1'],
  ])('%s of a list of all sorts answers %s', (path, text) => {
    expect(get(mixed, path).raw).toBe(text);
  });

  it('pipes what it found into the rest of the path', () => {
    const json = '{"list":[{"n":1},{"n":2,"o":{"k":[{"m":5}]}}]}';
    expect(get(json, 'list.#(n==2).o|k.0.m').raw).toBe('5');
    expect(get(json, 'list.#(n==2).o.k|#.m').raw).toBe('[5]');
    expect(get(json, 'list.#(n\\)==2)#').raw).toBe('[]');
  });

  it('compares numbers that are none as Go does', () => {
    expect(get('[nan,Inf,1]', '#(==Inf)#').raw).toBe('[Inf]');
    expect(get('[nan,1]', '#(!=1)#').raw).toBe('[nan]');
    expect(get('[nan,1]', '#(>0)#').raw).toBe('[1]');
  });

  it('splits a path at pipes outside of brackets and quotes', () => {
    const json = '[{"a":[{"b":"x|y"},{"b":"z"}]}]';
    expect(get(json, '#.a.#(b=="x|y").b|0').raw).toBe('"x|y"');
    expect(get(json, '#.a.#[b=="x|\\"]"]|0').exists).toBe(false);
    expect(get(json, '#.a.#(b%"(*\\)").b|0').exists).toBe(false);
    expect(get(json, '#.{a.#|@this}|0').raw).toBe('{"@this":2}');
    expect(get(json, '#.{"a|b":a}|0').exists).toBe(true);
    expect(get(json, '#.a.#|0').raw).toBe('[]');
    expect(get(json, '#.a.#(b=="\\"|").b|@this').raw).toBe('[]');
    expect(get(json, '#.a.#(c.#(d==1)).b|@this').raw).toBe('[]');
    expect(get(json, '#.a.#(c\\)==1).b|@this').raw).toBe('[]');
    expect(get(json, '#.a.#[b[0]|@this').raw).toBe('[]');
    expect(get(json, '#.a\\|b.').raw).toBe('[]');
    expect(get(json, '#.a\\|b.#').raw).toBe('[]');
    expect(get(json, '#.a\\|.|0').exists).toBe(false);
    expect(get(json, '#.a|x.').exists).toBe(false);
    expect(get(json, '#.a|x.#').exists).toBe(false);
    expect(get('[{"a":{"b":[5]}}]', '#.a.b|#').raw).toBe('1');
    expect(get('[{"a":[{"c)":1,"b":[1,2]}]}]', '#.a.#(c\\)==1).b|@reverse').raw).toBe('[[1,2]]');
    expect(get('[{"a":[{"b":"x\\")|y","c":[1,2]}]}]', '#.a.#(b=="x\\")|y").c|@reverse').raw).toBe('[[1,2]]');
  });
});

describe('a wildcard', () => {
  it.each([
    ['*', 'anything', true],
    ['a*', 'abc', true],
    ['*c', 'abc', true],
    ['a*c', 'abbc', true],
    ['a**c', 'ac', true],
    ['*b*', 'abc', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['?', 'é', true],
    ['?', '😀', true],
    ['?', 'ab', false],
    ['a?', 'a', false],
    ['*?', '', false],
    ['*😀?', 'x😀y', true],
    ['*a?c', 'abcaXc', true],
  ])('%s and %s: %s', (pattern, text, matches) => {
    expect(get(JSON.stringify([text]), `#(%"${pattern}")`).exists).toBe(matches);
  });

  it.each([
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['\\\\', '\\', true],
    ['a\\', 'a\\', false],
    ['*a\\', 'xa\\', true],
    ['\\😀', '😀', true],
  ])('%s with a backslash and %s: %s', (pattern, text, matches) => {
    const escaped = pattern.replaceAll('\\', '\\\\');
    expect(get(JSON.stringify([text]), `#(%"${escaped}")`).exists).toBe(matches);
  });
});
