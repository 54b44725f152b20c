/** Colours of light and dark meet WCAG AA on their grounds; system fonts alone, for nothing may be fetched. */
export const STYLE = `:root{color-scheme:light dark;--ground:#fafaf8;--raised:#fff;--ink:#1c2126;--soft:#59636d;--faint:#8a939b;--line:#e3e5e2;--link:#1b57b0;--good:#156c41;--good-ground:#e5f3ea;--warn:#855000;--warn-ground:#fbf0da;--bad:#a8211b;--bad-ground:#fbe7e5;--v1:#174ea6;--v1-ground:#e1ecfd;--v2:#8a3f00;--v2-ground:#fcead8;--v3:#63309c;--v3-ground:#efe5fb;--v4:#0b6461;--v4-ground:#d9f1ef;--mark:#fff6d6}
@media (prefers-color-scheme:dark){:root{--ground:#14171a;--raised:#1b1f23;--ink:#e4e7ea;--soft:#a3adb6;--faint:#7b858e;--line:#2d3338;--link:#8ab8ff;--good:#7bd6a4;--good-ground:#16321f;--warn:#f0c070;--warn-ground:#38290f;--bad:#ff9d94;--bad-ground:#421b19;--v1:#a3c7ff;--v1-ground:#1b2f52;--v2:#ffc08a;--v2-ground:#43290f;--v3:#d5b5ff;--v3-ground:#352250;--v4:#87dcd6;--v4-ground:#123735;--mark:#3a3413}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:7rem}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
main,header,footer{max-width:100rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
header{padding-top:2rem;padding-bottom:.5rem}
h1{margin:0;font-size:1.9rem;line-height:1.2;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{margin:0;font-size:1.15rem;letter-spacing:-.005em}
section{padding:1.75rem 0 .25rem}
#versions,#projects,#licenses{content-visibility:auto;contain-intrinsic-size:auto 60rem}
#versions .scroll{contain:content}
p{margin:.35rem 0}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
code,kbd{font:.88em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
kbd{border:1px solid var(--line);border-radius:3px;padding:0 .3em}
small{font-size:.85em;color:var(--soft)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;z-index:9;padding:.5rem .9rem;background:var(--raised);border:1px solid var(--link);border-radius:0 0 6px 6px}
.skip:focus{top:0}
.kind{margin:0;color:var(--soft);font-size:.8rem;letter-spacing:.06em;text-transform:uppercase}
.lead,.note{color:var(--soft);max-width:60rem}
.note{font-size:.88rem}
.verdict{display:inline-block;margin:.6rem 0 .2rem;padding:.25rem .7rem;border-radius:6px;font-weight:600}
.good{color:var(--good);background:var(--good-ground)}
.bad{color:var(--bad);background:var(--bad-ground)}
.tiles{display:flex;flex-wrap:wrap;gap:1px;margin:1rem 0;padding:0;list-style:none;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.tiles li{flex:1 1 7.4rem;background:var(--raised)}
.tiles a{height:100%}
.tiles li.zero,.tiles a{display:block;padding:.6rem .85rem;color:inherit;text-decoration:none}
.tiles a:hover{background:var(--ground)}
.tiles a:focus-visible{outline-offset:-3px}
.tiles b{display:block;font-size:1.3rem;line-height:1.25;font-weight:600;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.82rem}
.tiles .zero b{color:var(--faint)}
.tiles .look b{color:var(--warn)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1.25rem;margin:0 0 .75rem;font-size:.92rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.asked{margin:0;padding:0;list-style:none;columns:20rem;column-gap:2rem}
#tools{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:1rem calc(-1*clamp(1rem,3vw,2.5rem)) 0;padding:.6rem clamp(1rem,3vw,2.5rem);background:var(--ground);border-block:1px solid var(--line)}
#tools input[type=search],select{width:100%;height:2.1rem;padding:0 .6rem;font:inherit;font-size:.92rem;color:inherit;background:var(--raised);border:1px solid var(--faint);border-radius:6px}
.find{flex:1 1 20rem}
select{max-width:12rem}
fieldset{display:flex;flex-wrap:wrap;gap:.35rem;margin:0;padding:0;border:0;min-width:0}
.pill{position:relative;font-size:.85rem;cursor:pointer}
.pill input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.pill span{display:block;padding:.2rem .65rem;border:1px solid var(--faint);border-radius:99px;background:var(--raised)}
.pill input:checked+span{color:var(--ground);background:var(--ink);border-color:var(--ink)}
.pill input:focus-visible+span{outline:2px solid var(--link);outline-offset:2px}
#count{margin-left:auto;font-size:.88rem;font-variant-numeric:tabular-nums}
.scroll{overflow:auto;max-height:min(78vh,60rem);margin:.6rem 0;border:1px solid var(--line);border-radius:8px;background:var(--raised)}
table{width:100%;border-collapse:separate;border-spacing:0;font-size:.86rem;line-height:1.35}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.32rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{position:sticky;top:0;z-index:2;background:var(--raised);color:var(--soft);font-weight:600;vertical-align:bottom}
tbody th{font-weight:600}
.n,td.n,th.n{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}
.targets tbody th{white-space:nowrap}
th code{display:block;font-weight:400;color:var(--soft);font-size:.78rem}
th em{display:block;font-style:normal;font-weight:400;color:var(--warn)}
.grid{table-layout:fixed;font-size:12px;font-variant-numeric:tabular-nums}
.grid col{width:50px}.grid.middle col{width:84px}.grid.wide col{width:130px}
.grid col.name{width:176px}
.grid col.on{background:var(--mark)}
.grid th,.grid td{padding:3px 5px;line-height:18px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.grid thead th{height:25px;font-size:11.5px}
.grid.tall thead tr:first-child th{height:72px;white-space:normal;overflow-wrap:anywhere;line-height:15px}
.grid thead tr+tr th{top:25px}.grid.tall thead tr+tr th{top:72px}
.grid tbody th,.grid thead tr:first-child>th:first-child{position:sticky;left:0;z-index:1;padding-left:12px;font-size:13px;background:var(--raised);border-right:1px solid var(--line);font-weight:500}
.grid thead tr:first-child>th:first-child{z-index:3}
.grid [scope=colgroup]{border-left:1px solid var(--line)}
.grid td{color:var(--soft)}
.grid td.s{color:var(--soft)}
.grid tbody tr:hover>*{background:var(--ground)}
.grid a{color:inherit;text-decoration:none}
.grid a:hover{text-decoration:underline}
.v1,.grid td.v1{color:var(--v1);background:var(--v1-ground)}
.grid td.v2{color:var(--v2);background:var(--v2-ground)}
.grid td.v3{color:var(--v3);background:var(--v3-ground)}
.grid td.v4{color:var(--v4);background:var(--v4-ground)}
p .v1{padding:0 .3em;border-radius:3px}
.steps{display:inline-flex;gap:2px;margin-right:.3rem}
.steps i{width:.55rem;height:.7rem;border-radius:2px;background:var(--line)}
.steps .yes{background:var(--good)}
.steps .bad{background:var(--bad)}
td details summary{cursor:pointer;color:var(--warn)}
td ul{margin:.2rem 0;padding-left:1.1rem}
.findings{margin:.6rem 0;padding:0;list-style:none}
.findings li{margin:.3rem 0;padding:.4rem .7rem;border-left:3px solid var(--warn);background:var(--warn-ground);border-radius:0 6px 6px 0}
.findings li.error{border-color:var(--bad);background:var(--bad-ground)}
.findings b{color:var(--warn)}
.findings .error b{color:var(--bad)}
.findings small{color:inherit;opacity:.8}
.head,#list summary{display:grid;grid-template-columns:minmax(9rem,1.3fr) 8rem minmax(8rem,1.2fr) 5.5rem 5rem minmax(0,1.4fr);gap:0 .9rem;align-items:baseline;padding:.28rem .75rem}
.head{color:var(--soft);font-size:.8rem;font-weight:600;padding-top:.6rem}
.head span:nth-child(n+4){text-align:right}
#list{border:1px solid var(--line);border-radius:8px;background:var(--raised);font-size:.9rem}
#list>details{border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 1.95rem}
#list>details:last-child{border-bottom:0}
#list>details[open]{content-visibility:visible}
#list summary{cursor:pointer;list-style:none}
#list summary::-webkit-details-marker{display:none}
#list summary:hover,#list>details[open]>summary{background:var(--ground)}
#list>details:first-child>summary{border-radius:8px 8px 0 0}
#list summary:focus-visible{outline-offset:-2px}
#list summary b{font-weight:600;overflow-wrap:anywhere}
#list summary b::before{content:"";display:inline-block;width:.38rem;height:.38rem;margin:0 .6rem .14rem .1rem;border:solid var(--faint);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg)}
#list [open]>summary b::before{transform:rotate(45deg)}
#list>details>div{padding:.35rem .75rem .7rem 1.95rem}
#list dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem 1rem;margin:.3rem 0}
#list .scroll td,#list .scroll th{font-size:.84rem}
#list .scroll tbody th{min-width:17rem}
.lines{white-space:pre-line}
.cut{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft)}
.badges{display:flex;flex-wrap:wrap;gap:.25rem}
i{font-style:normal}
.badges i,td>i{padding:0 .45rem;border-radius:99px;font-size:.76rem;color:var(--soft);border:1px solid var(--line);white-space:nowrap}
.badges .built,.badges .unlicensed,.badges .yanked,.badges .noted,td>i.went{color:var(--warn);background:var(--warn-ground);border-color:transparent}
.badges .changed,td>i.version{color:var(--v1);background:var(--v1-ground);border-color:transparent}
td>i.came{color:var(--good);background:var(--good-ground);border-color:transparent}
.none{padding:1rem;color:var(--soft)}
footer{padding-top:2rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem}
@media (max-width:46rem){body{font-size:14px}html{scroll-padding-top:1rem}h1{font-size:1.5rem}header{padding-top:1.2rem}#tools{position:static}select{max-width:none}#tools label:not(.pill){flex:1 1 8rem}#tools .find{flex-basis:100%!important}#count{margin:0;width:100%}#keys,.head{display:none}.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin-bottom:.45rem}.tiles li{flex-basis:6.6rem}#list summary{grid-template-columns:minmax(0,1fr) auto auto;gap:.05rem .8rem}#list summary .cut{grid-row:2;grid-column:1/-1;padding-left:1.05rem}#list summary .n:nth-of-type(3){display:none}.badges{grid-column:1/-1;padding-left:1.05rem}#list>details>div{padding-left:.75rem}.grid col.name{width:124px}}
@media print{section{content-visibility:visible!important}.scroll{max-height:none;overflow:visible}#tools,.skip{display:none}thead th,.grid tbody th{position:static!important}}
@media (forced-colors:active){.steps .yes,.steps .bad{background:CanvasText;forced-color-adjust:none}.steps i{border:1px solid}.grid td.v1,.grid td.v2,.grid td.v3,.grid td.v4{font-weight:700}}
`
