/** Something whoever runs the server has to settle; `message` is a Chinese sentence that says how. */
export class OperatorError extends Error {}
