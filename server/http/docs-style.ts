// How the API's page looks, light and dark. Style alone.
export const docsStyle = `
:root{color-scheme:light dark;--ink:#1c1e21;--quiet:#5d6470;--line:#e3e5e9;--paper:#fff;--soft:#f6f7f9;--accent:#2d5bd0}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--quiet:#9aa1ad;--line:#2b2f36;--paper:#15171a;--soft:#1c1f24;--accent:#8aabff}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:24px}
body{margin:0;display:grid;grid-template-columns:320px minmax(0,1fr);font:15px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:28px 20px;border-right:1px solid var(--line);background:var(--soft);font-size:13px}
nav h2{margin:22px 0 6px;font-size:11px;letter-spacing:.08em;text-transform:uppercase;color:var(--quiet)}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:flex;gap:8px;align-items:center;padding:3px 6px;border-radius:6px;color:inherit;text-decoration:none}
nav li a:hover{background:var(--line)}
nav li span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.brand{font-size:20px;font-weight:650;color:inherit;text-decoration:none}
main{max-width:860px;padding:40px 48px 120px}
h1{margin:0 0 12px;font-size:32px;line-height:1.2;letter-spacing:-.02em}
section>h2{margin:56px 0 0;font-size:22px;text-transform:capitalize}
article{margin-top:24px;padding:22px 24px;border:1px solid var(--line);border-radius:12px}
article:target{border-color:var(--accent)}
h3{display:flex;gap:10px;align-items:center;margin:0;font-size:16px}
p{margin:10px 0}.lead,.quiet{color:var(--quiet)}
a{color:var(--accent)}
b{flex:none;min-width:60px;padding:1px 6px;border-radius:5px;text-align:center;font-size:11px;line-height:18px;font-weight:650;color:#fff;background:#4b5563}
b.get{background:#1f6fb2}b.post{background:#1d7a4c}b.patch{background:#8a5a00}b.delete{background:#b3362b}
code,pre{font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
figure{margin:14px 0 0}figcaption,summary{font-size:12px;color:var(--quiet)}
pre{margin:4px 0 0;padding:12px 14px;overflow:auto;max-height:420px;border-radius:8px;background:var(--soft)}
table{width:100%;margin-top:8px;border-collapse:collapse;font-size:13px}
th,td{padding:4px 8px 4px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--quiet);font-weight:500}summary{margin-top:12px;cursor:pointer}
@media(max-width:820px){body{display:block}nav{position:static;height:auto;max-height:45vh;border:0;border-bottom:1px solid var(--line)}main{padding:24px 16px}}
`;
