// Made by motif generate from the schemas of caching.motif.dev; do not edit.
/* eslint-disable */

export * as v1alpha1 from './v1alpha1.ts'
export * as v1alpha2 from './v1alpha2.ts'
