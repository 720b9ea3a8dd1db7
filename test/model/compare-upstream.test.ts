import Ajv from 'ajv';
import { differences, strictSchema } from '../../scripts/compare-upstream';

const group = 'io.argoproj.events.v1alpha1.';
const secret = { properties: { name: { type: 'string' }, key: { type: 'string' } }, required: ['key'] };
const upstream = {
  [`${group}HTTPTrigger`]: {
    properties: {
      url: { type: 'string' },
      timeout: { type: 'integer' },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      token: { $ref: '#/definitions/io.k8s.api.core.v1.SecretKeySelector' },
      limit: { $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' },
    },
    required: ['url', 'headers'],
  },
  'io.k8s.api.core.v1.SecretKeySelector': secret,
  'io.k8s.api.core.v1.Node': { properties: { unrelated: { type: 'string' } } },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
};
const model = {
  HTTPTrigger: {
    properties: {
      url: { type: 'string' },
      timeout: { $ref: '#/definitions/Int64' },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      token: { $ref: '#/definitions/SecretKeySelector' },
      limit: { $ref: '#/definitions/Quantity' },
    },
    required: ['url'],
  },
  Int64: { type: 'integer' },
  Quantity: { type: ['string', 'number'] },
  SecretKeySelector: secret,
};

describe('the comparison with upstream', () => {
  it('finds nothing between equals, and leaves out what no resource leads to', () => {
    expect(differences(upstream, model)).toEqual([]);
  });

  it('names what the model lacks, has in excess, and sees differently', () => {
    const { url: _, ...others } = model.HTTPTrigger.properties;
    const properties = { ...others, uri: { type: 'string' }, timeout: { type: 'string' } };
    expect(differences(upstream, { ...model, HTTPTrigger: { ...model.HTTPTrigger, properties } })).toEqual([
      'lacks HTTPTrigger.url',
      'has string instead of integer for HTTPTrigger.timeout',
      'has in excess HTTPTrigger.uri',
    ]);
  });

  it('names an interface that is missing', () => {
    const { SecretKeySelector: _, ...rest } = model;
    expect(differences(upstream, rest)).toContain('lacks SecretKeySelector');
  });
});

describe("upstream's schema made strict", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ ...strictSchema({ definitions: upstream }, model), $id: 'upstream' });
  const validate = ajv.compile({ $ref: `upstream#/definitions/${group}HTTPTrigger` });

  it('does not ask for what only tags of Go ask for', () => expect(validate({ url: 'http://x', limit: 1 })).toBe(true));

  it('asks for what both ask for', () => expect(validate({ headers: {} })).toBe(false));

  it('refuses unknown names', () => expect(validate({ url: 'http://x', ulr: 'http://y' })).toBe(false));
});
