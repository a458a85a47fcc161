/** How many lessons and numbers to call the home page shows at once, drawn by the program or put into its page before. */
export const HOME_LESSONS = 6
export const HOME_CALLS = 8
