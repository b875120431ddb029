/** The version of motif: what `--version` prints, packages' `spec.motif` is held against and caches are keyed by. */
export const MOTIF_VERSION = '0.1.0'
