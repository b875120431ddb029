import { fail, listOf, mapOf, type Cel, type MapKey, type Opaque } from '../value.ts'
import type { Implementation } from './implementation.ts'
import { hostParts, parseQuery, parseUrl, type Url } from './url-text.ts'

/** URLs (k8s.io/apiserver/pkg/cel/library/urls.go). */
export const URLS: Readonly<Record<string, Implementation>> = {
  string_to_url: (text: string) => {
    const url = read(text)
    return 'error' in url ? fail(`URL parse error during conversion from string: ${url.error}`) : opaque(url)
  },
  is_url_string: (text: string) => !('error' in parseUrl(text, 'request')),
  url_get_scheme: (value: Opaque) => urlOf(value).scheme,
  url_get_host: (value: Opaque) => urlOf(value).host,
  url_get_hostname: (value: Opaque) => hostParts(urlOf(value).host).name,
  url_get_port: (value: Opaque) => hostParts(urlOf(value).host).port,
  url_get_escaped_path: (value: Opaque) => urlOf(value).path,
  url_get_query: (value: Opaque) =>
    mapOf(new Map<MapKey, Cel>([...parseQuery(urlOf(value).query)].map(([key, values]) => [key, listOf(values)]))),
}

/** Checked as an absolute URL, then read again so that a fragment is told from the path. */
function read(text: string): Url | { readonly error: string } {
  const checked = parseUrl(text, 'request')
  return 'error' in checked ? checked : parseUrl(text, 'reference')
}

function opaque(url: Url): Cel {
  return { tag: 'opaque', name: 'kubernetes.URL', data: url, isEqual: (other) => url.text === urlOf(other).text }
}

function urlOf(value: Opaque): Url {
  return value.data as Url
}
