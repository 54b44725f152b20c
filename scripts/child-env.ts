/** pip settings for network access, which live tests need. */
const NETWORK = [
  'PIP_INDEX_URL',
  'PIP_CERT',
  'PIP_CLIENT_CERT',
  'PIP_PROXY',
  'PIP_TRUSTED_HOST',
  'PIP_DEFAULT_TIMEOUT',
  'PIP_TIMEOUT',
  'PIP_RETRIES',
]

/**
 * The environment for tests, without settings that influence pip or Python, except for network access.
 */
export function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const steering = /^(?:PIP_|PYTHON|UV_|VIRTUAL_ENV|CONDA_|SOURCE_DATE_EPOCH|VITEST|INPUT_|GITHUB_|ACTIONS_|RUNNER_)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => NETWORK.includes(name) || !steering.test(name.toUpperCase())))
}
