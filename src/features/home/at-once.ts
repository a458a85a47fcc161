// WeChat brings the pages of the main package together.
export {}
