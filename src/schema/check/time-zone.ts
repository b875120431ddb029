const AREAS =
  'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US'
const ALONE =
  'CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|Factory|GB|GB-Eire|GMT|GMT[-+]?0|Greenwich|HST|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Poland|Portugal|ROC|ROK|Singapore|Turkey|UCT|UTC|Universal|W-SU|WET|Zulu|localtime|posixrules'
const ZONE = new RegExp(`^((posix|right)/)?((${AREAS})(/[A-Z][-+_A-Za-z0-9]*)+|${ALONE})$`)

/**
 * Whether a name can be that of a time zone. Places come and go with every edition of the IANA's database, and servers
 * have editions of their own: so any place counts that stands behind an area of theirs.
 */
export function isTimeZone(name: string): boolean {
  return ZONE.test(name)
}
