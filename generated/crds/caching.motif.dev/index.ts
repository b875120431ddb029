// Made by motif generate from the schemas of caching.motif.dev; do not edit.
/* eslint-disable */

export * as v1alpha2 from './v1alpha2.ts'
