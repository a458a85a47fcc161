import '@testing-library/jest-dom'
import { resetTaro } from './mocks/taro'

// Constants the build puts in; jsdom has no layout to scroll.
Object.assign(globalThis, { __API__: '/api', __SPEECH_PLUGIN__: false, __PHONE_BUTTON__: false })
Element.prototype.scrollIntoView = () => {}

beforeEach(resetTaro)
