// Stands in for styles and pictures: any class name of a CSS module reads as itself.
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? false : String(name)) })
