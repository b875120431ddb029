import type { Schema } from '../model/kind.ts'
import { ownKind } from '../model/own-kind.ts'

const text: Schema = { type: 'string', minLength: 1 }
const texts: Schema = { type: 'array', items: text }

const output: Schema = {
  type: 'object',
  properties: {
    dir: text,
    layout: { type: 'string', enum: ['composite', 'resource', 'single'] },
    format: { type: 'string', enum: ['yaml', 'json'] },
  },
}

const external: Schema = {
  type: 'object',
  required: ['group', 'kind', 'name'],
  properties: { group: { type: 'string' }, kind: text, namespace: { type: 'string' }, name: text },
}

const waiver: Schema = {
  type: 'object',
  required: ['code', 'kind', 'reason'],
  properties: {
    code: text,
    kind: text,
    version: text,
    path: text,
    reason: text,
    expires: { type: 'string' },
  },
}

const dependency: Schema = {
  type: 'object',
  required: ['version', 'integrity'],
  properties: { version: text, integrity: text },
}

const spec: Schema = {
  type: 'object',
  properties: {
    motif: text,
    schemas: text,
    compositions: text,
    generated: text,
    sources: texts,
    output,
    namespace: { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$' },
    unchecked: { type: 'array', items: { type: 'string' } },
    externals: { type: 'array', items: external },
    severity: {
      type: 'object',
      additionalProperties: { type: 'string', enum: ['error', 'warning', 'info', 'off'] },
    },
    waivers: { type: 'array', items: waiver },
    dependencies: { type: 'object', additionalProperties: dependency },
  },
}

/** The form of motif.yaml, checked by the same rules as every other object. */
export const PACKAGE_KIND = ownKind({ kind: 'Package', plural: 'packages', spec })
