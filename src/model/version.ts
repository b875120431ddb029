/** The version of motif: what `--version` prints, packages' `spec.motif` is held against and caches are keyed by. */
export const MOTIF_VERSION = '0.1.0'

declare const MOTIF_BUILD: string | undefined

/** Digest of the sources that this code was built from; undefined where it runs from the sources themselves. */
export const BUILD: string | undefined = typeof MOTIF_BUILD === 'undefined' ? undefined : MOTIF_BUILD
