/** A small shop page as a foreign site would have it: our only trace in it is the widget's script tag. */
export function shopPage(options: { language: 'zh-CN' | 'en'; channelKey: string | null; server: string }): string {
  const zh = options.language === 'zh-CN'
  const words = zh
    ? {
        shop: '鹿野声学',
        nav: ['耳机', '音箱', '配件'],
        product: 'Air 2 头戴降噪耳机',
        text: '整机 254 克，降噪续航 38 小时。七天无理由退货，一年质保。',
        buy: '加入购物车',
        other: 'English',
        hint: '右下角可以和客服说话。试试订单号 20251119-8843。',
      }
    : {
        shop: 'Luye Audio',
        nav: ['Headphones', 'Speakers', 'Accessories'],
        product: 'Air 2 over-ear headphones',
        text: '254 g, 38 hours with noise cancelling. Seven-day return, one-year warranty.',
        buy: 'Add to cart',
        other: '中文',
        hint: 'Talk to support at the lower right. Try order number 20251119-8843.',
      }
  const widget = options.channelKey
    ? `<script src="${options.server}/widget.js" data-channel="${options.channelKey}" data-locale="${options.language}" async></script>`
    : ''
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.shop}</title>
<style>
body{margin:0;font:15px/24px "Inter","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;color:#15191f;background:#fff}
header{height:56px;display:flex;align-items:center;gap:24px;padding:0 32px;border-bottom:1px solid #e3e6eb;color:#4a5361}header b{color:#15191f;font-size:17px}header a{margin-left:auto;color:#1f45c4;text-decoration:none}
main{max-width:960px;margin:48px auto;padding:0 32px;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:48px}
.picture{aspect-ratio:1;border-radius:12px;background:#f1f3f6;display:grid;place-items:center;color:#7b8492}.picture svg{width:45%;fill:none;stroke:currentColor;stroke-width:1.1;stroke-linecap:round}
h1{font-size:26px;line-height:34px;margin:0 0 8px}.price{font-size:22px}p{color:#4a5361}button{height:44px;padding:0 28px;border:0;border-radius:8px;background:#15191f;color:#fff;font:inherit}.hint{font-size:13px;color:#626c7b;border-top:1px solid #e3e6eb;padding-top:16px;margin-top:32px}
@media (max-width:640px){main{grid-template-columns:1fr;margin:24px auto}}
</style>
</head>
<body>
<header><b>${words.shop}</b>${words.nav.map((name) => `<span>${name}</span>`).join('')}<a href="?lang=${zh ? 'en' : 'zh'}">${words.other}</a></header>
<main>
<div class="picture"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 15v-3a8 8 0 0 1 16 0v3M4 14h2a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM20 14h-2a1 1 0 0 0-1 1v4a1 1 0 0 0 1 1h1a1 1 0 0 0 1-1z"/></svg></div>
<div><h1>${words.product}</h1><div class="price">¥1,299</div><p>${words.text}</p><button type="button">${words.buy}</button><p class="hint">${words.hint}</p></div>
</main>
${widget}
</body>
</html>`
}
