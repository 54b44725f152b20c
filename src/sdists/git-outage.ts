/** git's, curl's and ssh's words (with LC_ALL=C) for a host that cannot be reached, is in trouble, or wants a login. */
const OUTAGES = [
  /could not resolve (?:host|hostname|proxy)|name or service not known|temporary failure in name resolution/i,
  /connection (?:refused|timed out|reset|closed)|operation timed out|(?:failed|unable) to connect|couldn't connect/i,
  /no route to host|network is unreachable|empty reply from server|the remote end hung up unexpectedly|early eof/i,
  /\b(?:ssl|tls)\b|ssl_|gnutls|schannel|certificate|host key verification failed/i,
  /authentication failed|could not read (?:username|password)|permission denied \(/i,
  /requested url returned error: (?:401|403|407|408|429|5\d\d)/i,
]
/** What others named: a URL, a path or a revision in quotes, what the server says in its own words, a missing branch. */
const NAMED = /(?<!\w)'[^'\n]*'|\bremote:.*|couldn't find remote ref .*|\b[a-z]+:\/\/\S+/gim

/** Whether git failed for the network's sake, so that another run may do; false for a repository or revision that is not there. */
export function isOutage(said: string): boolean {
  const own = said.replaceAll(NAMED, '')
  return OUTAGES.some((words) => words.test(own))
}
