import { findChromium } from './browser'

/** `describe` where there is a browser; skipped where there is none, unless CI demands one. */
export const describeInBrowser: jest.Describe = findChromium() || process.env.CI ? describe : describe.skip
