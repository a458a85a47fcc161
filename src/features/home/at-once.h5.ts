// In a browser: what most people open first comes with the program. As a page of its own it would be asked for only when
// the program has come, one slow answer later.
import './home'
import '@/features/frame/frame'
import '@/features/settings/first-question'
