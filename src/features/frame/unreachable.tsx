// WeChat fetches the packages of pages itself, and says so where it can't.
export {}
