import Taro from '@tarojs/taro'
import './tab-bar.scss'

interface Tab {
  /** Without a slash before it, as the program's list of pages names it. */
  pagePath: string
  text: string
  iconPath: string
  selectedIconPath: string
}

interface Conf {
  color: string
  selectedColor: string
  list: Tab[]
}

interface Moved {
  toLocation?: { path?: string }
}

/** The page an address of this program names; the first page where it names none. */
const pageOf = (address: string, first: string): string => address.replace(/\?.*/, '').replace(/^#?\/?/, '') || first

/**
 * The bar with the main pages, which WeChat draws itself. Taro's router puts it under the pages, gives it what
 * src/app.config.ts says of it, and tells where the person went; on other pages it is hidden.
 */
class TabBar extends HTMLElement {
  /** Set by the router before it puts the bar into the document. */
  conf: Conf = { color: '', selectedColor: '', list: [] }

  connectedCallback() {
    this.className = 'tab-bar'
    this.setAttribute('role', 'navigation')
    this.setAttribute('aria-label', '主要页面')
    this.append(...this.conf.list.map(drawTab))
    Taro.eventCenter.on('__taroRouterChange', (moved: Moved) => this.show(moved.toLocation?.path ?? location.hash))
    this.show(location.hash)
  }

  private show(address: string) {
    const { list, color, selectedColor } = this.conf
    const page = pageOf(address, list[0]?.pagePath ?? '')
    const here = list.findIndex(({ pagePath }) => pagePath === page)
    this.hidden = here < 0
    for (const [index, { iconPath, selectedIconPath }] of list.entries()) {
      const link = this.children[index] as HTMLAnchorElement
      const icon = link.firstElementChild as HTMLImageElement
      icon.src = index === here ? selectedIconPath : iconPath
      link.style.color = index === here ? selectedColor : color
      if (index === here) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
  }
}

function drawTab({ pagePath, text }: Tab): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'tab-bar__tab'
  link.href = `#/${pagePath}`
  const icon = document.createElement('img')
  icon.className = 'tab-bar__icon'
  icon.alt = ''
  const label = document.createElement('span')
  label.className = 'tab-bar__label'
  label.textContent = text
  link.append(icon, label)
  // A page among the main ones takes the place of the last one, and is kept as the person left it.
  link.addEventListener('click', (event) => {
    event.preventDefault()
    void Taro.switchTab({ url: `/${pagePath}` })
  })
  return link
}

// The names by which Taro asks for its web components.

/** Makes the tab bar known to the document; Taro's router asks for it. */
export function defineCustomElementTaroTabbar(): void {
  customElements.define('taro-tabbar', TabBar)
}

const nothing = () => {}

// No page is pulled down to load it again, and none shows pictures over the whole screen.
export {
  nothing as defineCustomElementTaroPullToRefreshCore,
  nothing as defineCustomElementTaroSwiperCore,
  nothing as defineCustomElementTaroSwiperItemCore,
}
