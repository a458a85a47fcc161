// WeChat stays on the page before where it can't fetch the package of one (platform/navigate.ts).
export {}
