/** Where the desk is served; the server, the router and the build agree on it. */
export const BASE = '/desk/'
