/**
 * Functions of Kubernetes' library (k8s.io/apiserver/pkg/cel/library) and of the extensions that it enables (strings
 * version 2, lists version 3, sets), in the notation of signature.ts; `{}` stands for every type that has an order.
 */
export const LIBRARY = `
@sortByAssociatedKeys
  list_{}_sortByAssociatedKeys: list(T).(list({})) list(T)
add
  quantity_add: Quantity.(Quantity) Quantity
  quantity_add_int: Quantity.(int) Quantity
asApproximateFloat
  quantity_get_float: Quantity.() double
asInteger
  quantity_get_int: Quantity.() int
charAt
  string_char_at_int: string.(int) string
cidr
  string_to_cidr: (string) CIDR
compareTo
  quantity_compare_to: Quantity.(Quantity) int
  semver_compare_to: Semver.(Semver) int
containsCIDR
  cidr_contains_cidr_string: CIDR.(string) bool
  cidr_contains_cidr: CIDR.(CIDR) bool
containsIP
  cidr_contains_ip_string: CIDR.(string) bool
  cidr_contains_ip_ip: CIDR.(IP) bool
distinct
  list_distinct: list(T).() list(T)
family
  ip_family: IP.() int
find
  string_find_string: string.(string) string
findAll
  string_find_all_string: string.(string) list(string)
  string_find_all_string_int: string.(string, int) list(string)
flatten
  list_flatten: list(list(T)).() list(T)
  list_flatten_int: list(dyn).(int) list(dyn)
format
  string_format: string.(list(dyn)) string
format.named
  format-named: (string) optional(Format)
getEscapedPath
  url_get_escaped_path: URL.() string
getHost
  url_get_host: URL.() string
getHostname
  url_get_hostname: URL.() string
getPort
  url_get_port: URL.() string
getQuery
  url_get_query: URL.() map(string, list(string))
getScheme
  url_get_scheme: URL.() string
indexOf
  list_a_index_of_int: list(A).(A) int
  string_index_of_string: string.(string) int
  string_index_of_string_int: string.(string, int) int
ip
  string_to_ip: (string) IP
  cidr_ip: CIDR.() IP
ip.isCanonical
  ip_is_canonical: (string) bool
isCIDR
  is_cidr: (string) bool
isGlobalUnicast
  ip_is_global_unicast: IP.() bool
isGreaterThan
  quantity_is_greater_than: Quantity.(Quantity) bool
  semver_is_greater_than: Semver.(Semver) bool
isIP
  is_ip: (string) bool
isInteger
  quantity_is_integer: Quantity.() bool
isLessThan
  quantity_is_less_than: Quantity.(Quantity) bool
  semver_is_less_than: Semver.(Semver) bool
isLinkLocalMulticast
  ip_is_link_local_multicast: IP.() bool
isLinkLocalUnicast
  ip_is_link_local_unicast: IP.() bool
isLoopback
  ip_is_loopback: IP.() bool
isQuantity
  is_quantity_string: (string) bool
isSemver
  is_semver_string: (string) bool
  is_semver_string_bool: (string, bool) bool
isSorted
  list_{}_is_sorted: list({}).() bool
isURL
  is_url_string: (string) bool
isUnspecified
  ip_is_unspecified: IP.() bool
join
  list_join: list(string).() string
  list_join_string: list(string).(string) string
lastIndexOf
  list_a_last_index_of_int: list(A).(A) int
  string_last_index_of_string: string.(string) int
  string_last_index_of_string_int: string.(string, int) int
lists.range
  lists_range: (int) list(int)
lowerAscii
  string_lower_ascii: string.() string
major
  semver_major: Semver.() int
masked
  cidr_masked: CIDR.() CIDR
max
  list_{}_max: list({}).() {}
min
  list_{}_min: list({}).() {}
minor
  semver_minor: Semver.() int
patch
  semver_patch: Semver.() int
prefixLength
  cidr_prefix_length: CIDR.() int
quantity
  string_to_quantity: (string) Quantity
replace
  string_replace_string_string: string.(string, string) string
  string_replace_string_string_int: string.(string, string, int) string
reverse
  list_reverse: list(T).() list(T)
semver
  string_to_semver: (string) Semver
  string_bool_to_semver: (string, bool) Semver
sets.contains
  list_sets_contains_list: (list(T), list(T)) bool
sets.equivalent
  list_sets_equivalent_list: (list(T), list(T)) bool
sets.intersects
  list_sets_intersects_list: (list(T), list(T)) bool
sign
  quantity_sign: (Quantity) int
slice
  list_slice: list(T).(int, int) list(T)
sort
  list_{}_sort: list({}).() list({})
split
  string_split_string: string.(string) list(string)
  string_split_string_int: string.(string, int) list(string)
strings.quote
  strings_quote: (string) string
sub
  quantity_sub: Quantity.(Quantity) Quantity
  quantity_sub_int: Quantity.(int) Quantity
substring
  string_substring_int: string.(int) string
  string_substring_int_int: string.(int, int) string
sum
  list_int_sum_int: list(int).() int
  list_uint_sum_uint: list(uint).() uint
  list_double_sum_double: list(double).() double
  list_duration_sum_duration: list(duration).() duration
trim
  string_trim: string.() string
upperAscii
  string_upper_ascii: string.() string
url
  string_to_url: (string) URL
validate
  format-validate: Format.(string) optional(list(string))
`

/** The names behind format.<name>(). */
export const FORMATS = [
  'byte',
  'date',
  'datetime',
  'dns1035Label',
  'dns1035LabelPrefix',
  'dns1123Label',
  'dns1123LabelPrefix',
  'dns1123Subdomain',
  'dns1123SubdomainPrefix',
  'labelValue',
  'qualifiedName',
  'uri',
  'uuid',
] as const
