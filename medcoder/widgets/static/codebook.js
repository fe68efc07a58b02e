/* Built by frontend/build.mjs; do not edit. sources 800bf4ae3dbb7085cd8862ec4c58d7b0d4dab46d97412e4feed44c17be02b5e5 body a6f077c72ecf7519de7589eb733ed5e37689dfc1a2e842b07196c84a11dde84c */
var medcoderCodebook=(()=>{var W=Object.defineProperty;var Se=Object.getOwnPropertyDescriptor;var Ne=Object.getOwnPropertyNames;var Me=Object.prototype.hasOwnProperty;var Te=(t,e)=>{for(var n in e)W(t,n,{get:e[n],enumerable:!0})},Be=(t,e,n,s)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of Ne(e))!Me.call(t,i)&&i!==n&&W(t,i,{get:()=>e[i],enumerable:!(s=Se(e,i))||s.enumerable});return t};var ze=t=>Be(W({},"__esModule",{value:!0}),t);var Mt={};Te(Mt,{bytesOf:()=>le,open:()=>Nt});function h(t,e={},...n){let s=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?s.addEventListener(i.slice(2),o):o===!0?s.setAttribute(i,""):o!==!1&&o!=null&&s.setAttribute(i,o);return s.append(...ie(n)),s}var ie=t=>t.flat(1/0).filter(e=>e!=null&&e!==!1);function M(t,...e){t.replaceChildren(...ie(e))}var Bt=new Set("p em strong code pre ul ol li table thead tbody tr th td br".split(" "));var se=0;function re(t){return se+=1,`mc-${t}-${se}`}function T(t,e,n={}){return h("button",{type:"button",class:"mc-button",onclick:e,...n},t)}var[oe,G,B]=[0,1,2],Re=12,Le=["includes","inclusion","excludes1","excludes2","code_first","use_additional","code_also","note","seventh"];function le(t){let e=atob(t),n=new Uint8Array(e.length);for(let s=0;s<e.length;s++)n[s]=e.charCodeAt(s);return n}async function De(t){let e=new Blob([t]).stream().pipeThrough(new DecompressionStream("gzip"));return new Response(e).text()}async function P(t){for(;;){let e=performance.now()+Re;for(;performance.now()<e;){let{done:n,value:s}=t.next();if(n)return s}await new Promise(n=>setTimeout(n))}}async function ae(t){let e=JSON.parse(await De(t));if(e.format!==1)throw new Error("The code book's data and script are of different editions. Load the page again.");return P(Fe(e))}function*Fe(t){let e=Uint8Array.from(t.depths,Number),n=e.length,s=new Uint8Array(n),i=t.names.split(`
`),o=new Int32Array(n),r=new Int32Array(n).fill(n),l=[],a=new Map,u=new Map;for(let c=0;c<n;c++){let g=e[c];for(let d=g;d<l.length;d++)r[l[d]]=c;l.length=g;let m=o[c]=g?l[g-1]:-1;l.push(c),s[c]=g===0?oe:i[c].includes("-")?G:Math.max(B,s[m]+1),s[c]>B&&(i[c]=i[m]+i[c]),s[c]===G&&u.set(i[c],c),s[c]>=B&&a.set(i[c],c),c%1e3===0&&(yield)}let f=yield*je(t.titles.split(`
`));return new Z({releases:t.releases,count:n,nesting:e,levels:s,names:i,parents:o,ends:r,byCode:a,blocks:u,titles:f,marks:Uint8Array.from(t.marks,c=>c.charCodeAt(0)-48),earlier:new Map(Object.entries(t.earlier).map(([c,g])=>[Number(c),g])),notes:Ve(t.notes),sevenths:Ke(t,n),lexicon:t.lexicon})}function*je(t){let e=[],n=[];for(let s of t){let i=s.charCodeAt(0)-48,o=s.charCodeAt(1)-48,r=s.slice(2),l=e.slice(0,i);(r||!(i+o))&&l.push(...r.split(" ")),o&&l.push(...e.slice(-o)),n.push(l.join(" ")),e=l,n.length%1e3===0&&(yield)}return n}function Ve(t){let e=new Map,n=0;for(let s of t.split(`
`)){let[i,...o]=s.split("	");n+=Number(i),e.set(n,o.map(r=>({kind:Le[r[0]],text:r.slice(1)})))}return e}function Ke({sevenths:t,seventh_at:e},n){let s=new Uint16Array(n),i=0;for(let o of e.split(",")){let[r,l]=o.split("*").map(Number);s.fill(r,i,i+=l)}return o=>t[s[o]]}var z=t=>t.toUpperCase().replace(/[\s.‐-―−-]/g,""),Z=class{constructor(e){Object.assign(this,e)}isCode(e){return this.levels[e]>=B}label(e){let n=this.names[e];return this.levels[e]===oe?`Chapter ${n}`:this.levels[e]===G||n.length<=3?n:`${n.slice(0,3)}.${n.slice(3)}`}title(e,n=1){return n===0&&this.earlier.get(e)||this.titles[e]||"(a new heading; its official title is not in this book)"}isKnown(e,n){return!!(this.marks[e]&1<<n)}isBillable(e,n){return!!(this.marks[e]&4<<n)}change(e){return this.isKnown(e,0)?this.isKnown(e,1)?this.isBillable(e,0)&&!this.isBillable(e,1)?"split":this.earlier.has(e)?"revised":null:"deleted":"new"}path(e){let n=[];for(let s=this.parents[e];s>=0;s=this.parents[s])n.unshift(s);return n}children(e){let n=[];for(let s=e+1;s<(e<0?this.count:this.ends[e]);s=this.ends[s])n.push(s);return n}isCategory(e){return this.levels[e]===B}category(e){let n=e;for(;this.levels[n]>B;)n=this.parents[n];return n}allNotes(e){return[e,...this.path(e).reverse()].flatMap(n=>(this.notes.get(n)??[]).map(s=>({...s,from:n})))}terms(e){return(this.notes.get(e)??[]).filter(({kind:n})=>n==="inclusion"||n==="includes").map(({text:n})=>n)}withSeventh(e,n){let s=this.names[e].padEnd(6,"X")+n;return`${s.slice(0,3)}.${s.slice(3)}`}find(e){let n=z(e),s=this.byCode.get(n)??this.blocks.get(e);if(s!==void 0)return{node:s,seventh:""};if(n.length!==7)return null;let i=n[6];for(let o of[n.slice(0,6),n.slice(0,6).replace(/X+$/,"")]){let r=this.byCode.get(o);if(r!==void 0&&this.sevenths(r).some(([l])=>l===i))return{node:r,seventh:i}}return null}nearest(e){for(let n=z(e);n.length>=3;n=n.slice(0,-1)){let s=this.byCode.get(n);if(s!==void 0)return s}return null}};var Ue=`
abdomen abdominal belly stomach
absence removal removed missing
abuse maltreatment
accident accidental
acute sudden
after following post postoperative postprocedural
ankle malleolus
anxious worried anxiety
arm humerus
artery arterial
bacteria bacterial
bilateral both
bite bitten
bladder vesical
bleeding bleed hemorrhage hemorrhagic
block blocked blockage obstruction obstructed occlusion
bone osseous
bowel gut intestine intestinal
brain cerebral
break broken broke fracture
breast mammary
bruise bruised contusion
burst rupture
cancer cancerous malignant carcinoma
chest thorax thoracic
child kid children
childbirth delivery labor
chronic longstanding
clot thrombosis thrombus embolism
collarbone clavicle
congenital inborn
convulsion seizure
cranial skull
death dead
deficiency lack
difficulty trouble unable inability problem
dislocation dislocated displacement
dizziness dizzy giddiness
drinking alcohol
drug medication medicine medicament
ear otic
edema swelling swollen
effusion fluid
elbow olecranon
elevated high raised increased
enlarged enlargement hypertrophy
epileptic epilepsy
eye ocular ophthalmic
eyelid lid
fall fell falling
familial genetic hereditary inherited
fatigue tired tiredness exhaustion
feces fecal stool poop
fetus fetal unborn
finger digit
foot feet
fungus fungal mycosis
gallbladder cholecystitis
gallstone stone calculus lithiasis
genital genitalia
glucose sugar
heart cardiac
heel calcaneus
incompetence insufficiency leak leaking regurgitation
infant baby newborn neonatal neonate
inflamed inflammation inflammatory
intoxication drunk
itch itching itchy pruritus
jaw mandible maxilla
kidney renal
kneecap patella
laceration cut
liver hepatic
loss lost losing
lung pulmonary
man men male
mass lump
metastatic metastasis secondary
mouth oral
muscle muscular
narrowing narrowed narrow stenosis stricture
nerve neural
nose nasal
numb numbness anesthesia
pain painful ache aching
paralysis paralyzed palsy
penis penile
poisoning overdose
pregnancy pregnant gestational gestation
rectum rectal
sad sadness depression
scar scarring fibrosis
scared fear phobia
sepsis septic septicemia
shin tibia tibial
shinbone tibia
skin cutaneous
smoking smoker tobacco nicotine
spine spinal vertebra vertebral backbone
sting stung
stomach gastric
struck hit
suddenly acute
surgery operation procedure
swallow swallowed ingestion
tailbone coccyx
tear torn rupture laceration
testicle testicular testis
thigh femur femoral
thighbone femur
throat pharynx pharyngeal
tooth teeth dental
toxic poisonous
tremor shaking shaky
tumor neoplasm growth
urine pee urination urinary
uterus uterine womb
valve valvular
vein venous
virus viral
vision sight visual
vomiting vomit throwing puking
wasting atrophy
weak weakness
windpipe trachea
woman women female
wrist carpal
`,C=new Map;for(let t of Ue.trim().split(`
`)){let e=t.split(" ");for(let n of e)C.set(n,[...C.get(n)??[],...e.filter(s=>s!==n)])}var ce=t=>C.has(t)?[t,...C.get(t)].sort()[0]:t;var _e=/[a-z0-9]+/g,We=/['\u0080-\uffff]/;function I(t){let e=t.toLowerCase();return We.test(e)&&(e=e.normalize("NFD").replace(/[\u0300-\u036f'’]/g,"")),(e.match(_e)??[]).map(Ge)}function Ge(t){return t.length<4||!t.endsWith("s")||/(ss|us|is)$/.test(t)?t:t.endsWith("ies")?t.length>4?`${t.slice(0,-3)}y`:t:/(ch|sh|x|ss)es$/.test(t)?t.slice(0,-2):t.slice(0,-1)}var Ze=/^(.{4,}?)(?:ations?|atory|ative|ating|ated?|ition|ions?|ious|ive|ied|ements?|ed|ing|inal|ical|ial|al|ularity|ular|ule|le|ary|ar|ery|ory|(?<=[aiouyp])(?:sis|tis|tic|sy)|ic|ia|ity|anc[ey]|enc[ey]|ient|ant|ent|ous|ism|ine|us|is|um|a|e|y)$/;function R(t){return(Ze.exec(t)?.[1]??t).replace(/(?<=...)[ae]$|([^aeiou])(?=\1$)/,"")}var ue=new Set(["no","not","without"]),Pe=/\b(?:no|not|without)\b(.*?)(?=[,;()]|\b(?:with|no|not|without|but|due)\b|$)/gi;function X(t){return new Set([...t.matchAll(Pe)].flatMap(([,e])=>I(e)))}function H(t,e,n){if(Math.abs(t.length-e.length)>n)return 1/0;let s=[],i=Array.from({length:e.length+1},(o,r)=>r);for(let o=1;o<=t.length;o++){let r=[o],l=o;for(let a=1;a<=e.length;a++){let u=t[o-1]===e[a-1]?0:1,f=Math.min(i[a]+1,r[a-1]+1,i[a-1]+u);o>1&&a>1&&t[o-1]===e[a-2]&&t[o-2]===e[a-1]&&(f=Math.min(f,s[a-2]+1)),r.push(f),f<l&&(l=f)}if(l>n)return 1/0;[s,i]=[i,r]}return i[e.length]}function L(t){let e=0;for(let n=0;n<t.length;n++){let s=t.charCodeAt(n)-97;s>=0&&s<26&&(e|=1<<s)}return e}function Y(t){let e=t-(t>>>1&1431655765);return e=(e&858993459)+(e>>>2&858993459),(e+(e>>>4)&252645135)*16843009>>>24}var Xe=[1,.7,.35],[He,he,Ye]=[0,1,2],Je=.7,fe=1.2,me=.5,F=new Set(`a an and by due for from in is my of on or the to with nos nec i im ive me you your he she his her it its been be am are was were
  have has had having do doe did that this there who so very really just got get getting feel feeling keep cant wont dont when while`.split(/\s+/)),J=new Set("other unspecified".split(" ")),Qe=.3,de=.75,qe=.8,et=.8,tt=.5,pe=.7,nt=.6,st=120,ge=50,it=.9,be=6,rt=4e3;function*we(t){let e=new Map,n=new Map,s=f=>e.get(f)??(e.set(f,e.size),e.size-1),i=f=>{let c=[];for(let g of f.split(" ")){let m=n.get(g);m||n.set(g,m=I(g).filter(d=>!F.has(d)).map(s));for(let d of m)c.push(d)}return c},o=new Int32Array(1<<20),r=0,l=[],a=new Uint8Array(t.count),u=[[]];for(let f=0;f<t.count;f++){f%100===0&&(yield);let c=t.nesting[f],g=i(t.titles[f]);if(u[c+1]=[...u[c],...g],!t.isCode(f))continue;t.isCategory(f)&&u[c+1].push(s(t.names[f].toLowerCase()));let m=(p,v)=>{for(let $ of p)l[$]!==f&&(l[$]=f,r===o.length&&(o=ot(o)),o[r++]=$,o[r++]=4*f+v)};m(g,He);let d=t.earlier.get(f);d&&m(i(d),he);for(let p of t.terms(f))m(i(p),he);m(u[c+1],Ye),a[f]=ve(t.titles[f]).split(" ").length}return yield,new Q(t,[...e.keys()],yield*lt(o.subarray(0,r),e.size),a)}function ot(t){let e=new Int32Array(2*t.length);return e.set(t),e}function*lt(t,e){let n=new Int32Array(e+1);for(let r=0;r<t.length;r+=2)n[t[r]+1]+=1;yield;for(let r=0;r<e;r++)n[r+1]+=n[r];let s=n.slice(),i=new Int32Array(t.length/2),o=new Uint8Array(i.length);for(let r=0;r<t.length;r+=2){let l=s[t[r]]++;i[l]=t[r+1]>>2,o[l]=t[r+1]&3}return{starts:n,nodes:i,places:o}}var ve=t=>t.replace(/ *[([][^()[\]]*[)\]]/g,""),Q=class{constructor(e,n,{starts:s,nodes:i,places:o},r){this.book=e;let l=[...n.keys()].sort((u,f)=>n[u]<n[f]?-1:1);this.words=l.map(u=>n[u]),this.letters=Int32Array.from(this.words,L),this.at=new Map(this.words.map((u,f)=>[u,f])),this.root=new Map(this.words.map(u=>[u,R(u)])),this.roots=new Map;for(let[u,f]of this.words.entries()){let c=this.root.get(f);this.roots.get(c)?.push(u)||this.roots.set(c,[u])}this.nodes=l.map(u=>i.subarray(s[u],s[u+1])),this.places=l.map(u=>o.subarray(s[u],s[u+1])),this.rarity=Float32Array.from(this.nodes,u=>Math.log(1+(e.count-u.length+.5)/(u.length+.5))**Je);let a=r.reduce((u,f)=>u+f,0)/e.count;this.gains=Xe.map(u=>Float32Array.from({length:256},(f,c)=>u*(fe+1)/(u+fe*(1-me+me*c/a)))),this.lengths=r,this.prior=ht(e),this.score=new Float32Array(e.count),this.last=new Float32Array(e.count),this.turn=new Int32Array(e.count),this.found=new Float32Array(e.count),this.turns=0,this.lexicon=mt(e.lexicon)}readings(e,n){let s=this.at.get(e),i=s===void 0?[]:[[s,1]],o=(r,l)=>r!==void 0&&!i.some(([a])=>a===r)&&i.push([r,l]);for(let r of ft(e))o(this.at.get(r),qe);for(let r of C.get(e)??[])o(this.at.get(r),et);for(let r of this.roots.get(R($e(e)))??[])o(r,tt);if(e.length>1&&(s===void 0||n&&e.length>2)){let r=s===void 0?de:de/3;for(let l=this.firstFrom(e);l<this.words.length&&this.words[l].startsWith(e)&&i.length<st;l++)o(l,r)}return i.length?i:this.misspelt(e)}firstFrom(e){let n=0,s=this.words.length;for(;n<s;){let i=n+s>>1;this.words[i]<e?n=i+1:s=i}return n}misspelt(e){if(e.length<4||/\d/.test(e))return[];let n=L(e),s=e.length>7?2:1,i=[];for(let o=0;o<this.words.length;o++){if(Y(this.letters[o]^n)>2*s||Math.abs(this.words[o].length-e.length)>s)continue;let r=H(e,this.words[o],s);r>s||(r<s&&([s,i]=[r,[]]),i.push([o,this.words[o][0]===e[0]?pe:pe/2]))}return i}rank(e,n){let{score:s,last:i,turn:o,found:r,lengths:l,gains:a}=this,u=[],f=this.turns+1,c=0,g=e.map((m,d)=>{let p=this.readings(m,n&&d===e.length-1);return{share:J.has(m)?Qe:1,readings:p,spread:p.reduce((v,[$])=>v+this.nodes[$].length,0)}});for(let{share:m,readings:d,spread:p}of g.sort((v,$)=>v.spread-$.spread)){c+=m;let v=this.turns+=1,$=p>rt&&u.length>=ge;for(let[k,K]of d){let D=this.nodes[k],U=this.places[k],_=this.rarity[k]*K*m;for(let E=0;E<D.length;E++){let x=D[E];if(o[x]<f){if($)continue;u.push(x),s[x]=r[x]=0}let O=_*a[U[E]][l[x]];o[x]!==v?(o[x]=v,i[x]=O,s[x]+=O,r[x]+=m):O>i[x]&&(s[x]+=O-i[x],i[x]=O)}}}for(let m of u){let d=r[m]/c;s[m]*=d*d*this.prior[m]}return ct(u,s,ge)}search(e,n=40){let s=xe(this.book,e);if(s.length)return s.slice(0,n).map(c=>({node:c,score:1,lay:null}));let i=S(e),o=/[\p{L}\p{N}]$/u.test(e),r=new Map,l=(c,g,m)=>{let d=new Set(c.flatMap(p=>[p,...C.get(p)??[]]).map(R));for(let p of this.rank(c,o&&!g)){let v=this.score[p]*m*this.closeness(p,d,c.length);v>(r.get(p)?.score??0)&&r.set(p,{node:p,score:v,lay:g})}};i.length&&l(i,null,1);let a=i.length?i:I(e),u=this.layReadings(a);for(let c of u){let{entry:g,share:m}=c,d=u.filter(p=>p!==c).map(p=>({...p,means:p.entry.means[0]}));for(let p of g.means)l(ye(a,[{...c,means:p}]),g,1+.25*m),d.length&&l(ye(a,[{...c,means:p},...d]),g,1+.25*m);this.lift(g,m,r)}let f=X(e);for(let c of r.values())c.score*=this.agreement(c.node,i,f);return[...r.values()].sort((c,g)=>g.score-c.score||c.node-g.node).slice(0,n)}agreement(e,n,s){let i=this.book.titles[e],o=X(i);if(!o.size&&!s.size)return 1;let r=new Set(S(i));return n.some(l=>r.has(l)&&o.has(l)!==s.has(l))?nt:1}layReadings(e){let n=[],s=new Uint8Array(e.length);for(let r=Math.min(be,e.length);r>0;r--)for(let l=0;l+r<=e.length;l++){if(s.subarray(l,l+r).some(Boolean))continue;let a=this.lexicon.get(q(e.slice(l,l+r)));a&&(s.fill(1,l,l+r),n.push({entry:a,start:l,length:r,share:r/e.length}))}if(e.length<=be&&!n.some(({length:r})=>r>1)){let r=e.map((l,a)=>!ue.has(l)&&this.lexicon.get(q(e.filter((u,f)=>f!==a)))).find(Boolean);if(r&&e.length>2)return[{entry:r,start:0,length:e.length,share:it}]}let i=e.some(r=>r.length>3&&!this.at.has(r)),o=!n.length&&i?this.misspeltEntry(e.join(" ")):null;return o?[{entry:o,start:0,length:e.length,share:1}]:n}misspeltEntry(e){if(e.length<5||e.length>40)return null;let n=L(e);for(let s of this.lexicon.values())if(Math.abs(s.said.length-e.length)<2&&Y(s.letters^n)<3&&H(e,s.said,1)<2)return s;return null}closeness(e,n,s){let i=0;for(let o of[this.book.titles[e],...this.book.terms(e)]){let r=S(ve(o)).filter(a=>!J.has(a)).map(a=>this.root.get(a));if(!r.length)continue;let l=r.filter(a=>n.has(a)).length;i=Math.max(i,l/(r.length+s-l))}return 1+i*i}lift(e,n,s){let i=Math.max(1,...[...s.values()].map(({score:o})=>o));e.codes.forEach((o,r)=>{let l=this.book.find(o)?.node;if(l!==void 0)if(n===1)s.set(l,{node:l,score:i*(1.1-r/100),lay:e});else for(let[a,u]of s)a>=l&&a<this.book.ends[l]&&s.set(a,{...u,score:u.score*(1+n),lay:u.lay??e})})}},at=/^[A-Z](\d[0-9A-Z]{0,5}|[A-Z]\d[0-9A-Z]{0,4})$/;function xe(t,e){let n=z(e);if(!at.test(n))return[];let s=t.find(e)?.node;if(s!==void 0)return[s,...t.children(s)];let i=t.nearest(n),o=[];for(let r=i??0;r<(i===null?t.count:t.ends[i]);r++)(i!==null||t.isCategory(r))&&t.isCode(r)&&t.names[r].startsWith(n)&&o.push(r);return o.length||i===null?o:[i,...t.children(i)]}function ct(t,e,n){if(t.length<=n)return t;let s=Float32Array.from(t.slice(0,n),i=>e[i]).sort();for(let i=n;i<t.length;i++){let o=e[t[i]];if(o<=s[0])continue;let r=0;for(;r+1<n&&s[r+1]<o;r++)s[r]=s[r+1];s[r]=o}return t.filter(i=>e[i]>=s[0]).slice(0,2*n)}var ut={15:.85,16:.8,20:.85,21:.9};function ht(t){let e=new Float32Array(t.count),n=1;for(let s=0;s<t.count;s++){t.parents[s]<0&&(n=ut[t.names[s]]??1);let i=1+.03*Math.log2(t.ends[s]-s);e[s]=i*n*(t.isCategory(s)?1.1:1)*(t.isKnown(s,1)?1:.8)}return e}function ft(t){let[,e]=/^(.{3,})(?:ed|ing)$/.exec(t)??[];return[...e?[e,`${e}e`,e.replace(/(.)\1$/,"$1")]:[],$e(t)]}var $e=t=>t.replace(/[ao]e/g,"e").replace(/our$/,"or"),S=t=>I(t).filter(e=>!F.has(e));function ye(t,e){let n=[...t];for(let{start:s,length:i,means:o}of e.sort((r,l)=>l.start-r.start))n.splice(s,i,...o);return n.filter(s=>!F.has(s))}function mt(t){return new Map(t.map(([e,n,s])=>{let i=S(e).length?S(e):I(e),o=i.join(" ");return[q(i),{say:e,said:o,means:n.map(I),meant:n,codes:s,letters:L(o)}]}))}var q=t=>t.length>1?t.map(e=>R(ce(e))).sort().join(" "):t[0];function Ae(t,{node:e,lay:n},s){let{book:i}=t;if(xe(i,s).length)return[{how:"code",text:""}];let o=n?[{how:"lexicon",text:n.say}]:[],r=m=>{let d=m.filter(p=>!J.has(p)).map(p=>new Set(t.readings(p,!0).map(([v])=>t.words[v])));return p=>{let v=S(p);return d.filter($=>v.some(k=>$.has(k))).length}},l=r(S(s)),a=r(n?n.means.flat().filter(m=>!F.has(m)):[]),u=l(i.titles[e]),[f,c]=i.terms(e).reduce((m,d)=>l(d)>m[1]?[d,l(d)]:m,["",0]);if((u||a(i.titles[e]))&&o.push({how:"title",text:""}),c>u&&o.push({how:"term",text:f}),o.length)return o;let g=i.path(e).reverse().find(m=>l(i.titles[m]));return g===void 0?[]:[{how:"above",text:`${i.label(g)} ${i.titles[g]}`}]}var ke=`.mc-book-search { display: grid; gap: 0.25rem; }
@media (min-width: 40rem) { .mc-book-search { grid-template-columns: 1fr 1fr; gap: 0.75rem; align-items: end; } }
.mc .mc-book-results, .mc .mc-book-codes, .mc .mc-book-path { margin: 0 0 0.75rem; padding: 0; list-style: none; }
.mc-book-group { padding: 0.35rem 0 0.6rem; border-top: 1px solid var(--mc-faint); }
.mc-book-group .mc-book-codes, .mc-book-path li + li { margin: 0 0 0 0.9rem; }
.mc-book-path li + li + li { margin-inline-start: 1.8rem; }
.mc-book-path li + li + li + li { margin-inline-start: 2.7rem; }
.mc-book-code {
  width: 100%; min-height: 44px; margin: 0; padding: 0.45rem 0.6rem; border: 0; border-radius: 0.4rem;
  background: none; color: var(--mc-text); font: inherit; line-height: 1.35; text-align: start; cursor: pointer;
}
.mc-book-code:hover { background: var(--mc-panel); text-decoration: underline; }
.mc-book-code strong { margin-inline-end: 0.35rem; }
.mc-book-remark { padding: 0 0.4rem; border: 1px solid var(--mc-line); border-radius: 1rem; font-size: 0.85rem; white-space: nowrap; }
.mc .mc-book-why { margin: 0 0 0.25rem; padding-inline-start: 0.6rem; color: var(--mc-quiet); font-size: 0.85rem; }
.mc-book-stage { scroll-margin-top: 5rem; margin-top: 0.5rem; }
.mc .mc-book-path { margin-top: 0.75rem; font-size: 0.95rem; }
.mc .mc-book-heading { margin: 0.5rem 0; padding: 0.25rem; font-size: 1.2rem; }
.mc-book-verdict { font-weight: 600; }
.mc-book-builder { margin: 0 0 0.9rem; padding: 0.75rem; border: 2px solid var(--mc-line); border-radius: 0.5rem; }
.mc-book-builder .mc-field { margin: 0; }
.mc-book-built { display: block; margin-top: 0.5rem; }
.mc-book-built:empty { display: none; }
.mc-book-notes { margin: 0 0 0.75rem; padding-top: 0.6rem; border-top: 1px solid var(--mc-faint); }
.mc .mc-book-kind { margin: 0 0 0.15rem; font-weight: 600; font-size: 0.95rem; }
.mc-book-notes ul { padding-inline-start: 1.25rem; }
.mc-code-link {
  display: inline; min-height: 24px; margin: 0; padding: 0.1rem 0; border: 0; background: none; font: inherit; text-align: start;
  color: var(--pst-color-link, var(--jp-content-link-color, LinkText)); text-decoration: underline; cursor: pointer;
}
`;var pt={includes:"Includes",inclusion:"Also coded here (inclusion terms)",excludes1:"Excludes1: not coded here; never together, unless the two are unrelated",excludes2:"Excludes2: not part of this; both may be coded",code_first:"Code first",use_additional:"Use additional code",code_also:"Code also (the order depends on the encounter)",note:"Note",seventh:"7th character"},Ee=String.raw`[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?`,gt=new RegExp(String.raw`\b(${Ee})(?:-(${Ee}))?(?![0-9A-Za-z])`,"g");function bt(t,e){let n=[],s=0,i=(o,r)=>{let l=t.find(o);l&&(n.push(e.slice(s,r),{text:o,...l}),s=r+o.length)};for(let{0:o,1:r,2:l,index:a}of e.matchAll(gt)){if(l&&t.blocks.has(o)){i(o,a);continue}i(r,a),l&&i(l,a+r.length+1)}return[...n,e.slice(s)].filter(o=>o!=="")}function Ce(t,e,n){return[...Oe(t.allNotes(e),({from:i})=>i)].map(([i,o])=>{let r=i===e?`At ${t.label(e)} itself`:["Inherited from ",T(`${t.label(i)} ${t.title(i)}`,()=>n(i),{class:"mc-code-link"})];return h("div",{class:"mc-book-notes"},h("p",{class:"mc-label"},r),[...Oe(o,({kind:l})=>l)].map(([l,a])=>yt(t,l,a,n)))})}function Oe(t,e){let n=new Map;for(let s of t){let i=e(s);n.set(i,[...n.get(i)??[],s])}return n}function yt(t,e,n,s){return h("div",{},h("p",{class:"mc-book-kind"},pt[e]),h("ul",{},n.map(({text:i})=>h("li",{},wt(t,i,s)))))}function wt(t,e,n){let s=({text:i,node:o,seventh:r})=>T(i,()=>n(o,r),{class:"mc-code-link"});return bt(t,e).map(i=>typeof i=="string"?i:s(i))}function ee(t,{node:e,seventh:n=""},s,i){let o=h("p",{class:"mc-book-heading",role:"heading","aria-level":"4",tabindex:"-1"},h("strong",{},t.label(e)),` ${t.title(e,s)}`),r=t.children(e),l=t.parents[e];return{element:h("div",{class:"mc-book-detail"},vt(t,e,i),o,xt(t,e,s).map(u=>h("p",{class:"mc-book-verdict"},u)),t.sevenths(e).length&&t.isKnown(e,s)?At(t,e,n,s):null,r.length?h("div",{},h("p",{class:"mc-label"},`Below ${t.label(e)} (${r.length})`),j(t,r,s,i)):null,Ce(t,e,i),l<0?null:kt(t,e,s,i)),heading:o}}function vt(t,e,n){let s=t.path(e);return s.length?h("nav",{"aria-label":"Where it stands"},h("ol",{class:"mc-book-path"},s.map(i=>h("li",{},V(t,i,1,n))))):null}function xt(t,e,n){let[s]=t.releases[n],i=t.releases[1][1],o={new:`New in ${t.releases[1][0]}, from ${i}.`,deleted:`Deleted in ${t.releases[1][0]}: not in force from ${i}.`,split:`Changed in ${t.releases[1][0]}: from ${i} it is a heading, and the codes below it are used.`,revised:`Revised in ${t.releases[1][0]}. The title before ${i}: ${t.earlier.get(e)}`};return[$t(t,e,n,s),o[t.change(e)]].filter(Boolean)}function $t(t,e,n,s){return t.isCode(e)?t.isKnown(e,n)?t.isBillable(e,n)?`✓ Billable in ${s}.`:t.sevenths(e).length?"✗ Not billable yet: a 7th character is missing. Choose it here:":"✗ Not billable: a heading. More characters are needed; choose among the codes below it.":`✗ Not in ${s}.`:null}function At(t,e,n,s){let i=new Map(t.sevenths(e)),o=6-t.names[e].length,r=h("output",{class:"mc-book-built"}),l=re("seventh"),a=h("select",{class:"mc-select",id:l,onchange:()=>u(a.value)},h("option",{value:""},"Choose …"),[...i].map(([f,c])=>h("option",{value:f},`${f}: ${c}`))),u=f=>M(r,f?[h("strong",{},t.withSeventh(e,f)),` ${t.title(e,s)}, ${i.get(f)}. ✓ Billable in ${t.releases[s][0]}.`,o>0?` ${o===1?"The placeholder X fills the empty place":`${o} placeholders X fill the empty places`} before the 7th character.`:null]:null);return a.value=n,u(n),h("div",{class:"mc-book-builder"},h("label",{class:"mc-field",for:l},"7th character"),a,r)}function kt(t,e,n,s){let i=t.parents[e],o=t.children(i).filter(r=>r!==e);return o.length?h("details",{class:"mc-open-record"},h("summary",{},`Beside it, under ${t.label(i)} (${o.length})`),j(t,o,n,s)):null}function j(t,e,n,s){return h("ul",{class:"mc-book-codes"},e.map(i=>h("li",{},V(t,i,n,s))))}function V(t,e,n,s){return h("button",{type:"button",class:"mc-book-code",onclick:()=>s(e)},h("strong",{},t.label(e)),` ${t.title(e,n)}`,Et(t,e,n))}function Et(t,e,n){let s=t.isCode(e)?t.change(e):null,i=t.isKnown(e,n)?{new:"new",revised:"revised"}[s]:`not in ${t.releases[n][0]}`;return i?[" ",h("span",{class:"mc-book-remark"},i)]:null}var te=40,Ot=6,Ct=600;function Ie({book:t,index:e},n=""){let s=t.releases.length-1,i=[],o=null,r=h("div",{class:"mc-book-stage"}),l=h("p",{class:"mc-unseen",role:"status"}),a=h("input",{type:"search",class:"mc-input",autocomplete:"off",autocapitalize:"none",spellcheck:"false",oninput:g}),u=h("select",{class:"mc-select",onchange:()=>(s=Number(u.value),v())},t.releases.map(([b,y,w],A)=>h("option",{value:A},`${b}: ${y} to ${w}`)));u.value=s;let f=h("form",{role:"search",class:"mc-book-search",onsubmit:m},h("label",{class:"mc-field"},"Search by words or by code",a),h("label",{class:"mc-field"},"Encounter or discharge date",u)),c;function g(){i=[],v(),clearTimeout(c),c=setTimeout(()=>l.textContent=k(),Ct)}function m(b){b.preventDefault();let y=t.find(a.value),[w]=y?[y]:e.search(a.value,1);w&&d(w.node,y?.seventh)}function d(b,y=""){i.length||(o=b),i.push({node:b,seventh:y}),v()}function p(){i.pop(),v(),i.length||(r.querySelector(`[data-node="${o}"] button`)??a).focus()}function v(){if(!i.length){M(r,K());return}let b=i.at(-2),{element:y,heading:w}=ee(t,i.at(-1),s,d);M(r,h("div",{class:"mc-actions"},T(b?`Back to ${t.label(b.node)}`:"Back to the search",p)),y),document.activeElement!==u&&(w.focus({preventScroll:!0}),r.scrollIntoView({block:"nearest"}))}let $=()=>a.value.trim()?e.search(a.value,te):[];function k(){if(i.length||!a.value.trim())return"";let b=$();if(!b.length)return"Nothing found.";let y=new Set(b.map(({node:w})=>t.category(w))).size;return`${b.length===te?`The best ${te}`:b.length} results in ${y} ${y===1?"category":"categories"}.`}function K(){if(!a.value.trim())return[h("p",{class:"mc-label"},"Or go down from a chapter"),j(t,t.children(-1),s,d)];let b=$();if(!b.length)return h("p",{},"Nothing found. Try fewer or other words, or the beginning of a word.");let y=new Map;for(let w of b){let A=t.category(w.node);y.set(A,[...y.get(A)??[],w])}return[U(),...D(b),h("ol",{class:"mc-book-results"},[...y].map(([w,A])=>_(w,A)))]}function D(b){return[...new Set(b.map(({lay:w})=>w).filter(Boolean))].filter(({say:w,meant:A})=>!A.includes(w)).map(({say:w,meant:A})=>h("p",{},`“${w}” is looked up as “${A.join("” or “")}”.`))}function U(){let b=z(a.value),y=/^[A-Z]\w\w/.test(b)&&/\d/.test(b)&&!t.find(a.value)?t.nearest(b):null;return y===null||e.search(a.value,1)[0].node!==y?null:h("p",{class:"mc-warning"},`There is no code ${a.value.trim().toUpperCase()}. The nearest is ${t.label(y)}:`)}function _(b,y){let w=y.find(({node:N})=>N===b),A=y.filter(N=>N!==w).slice(0,Ot),ne=y.length-A.length-(w?1:0);return h("li",{class:"mc-book-group"},E(b,w),A.length?h("ul",{class:"mc-book-codes"},A.map(N=>h("li",{},E(N.node,N)))):null,ne>0?h("p",{class:"mc-quiet"},`and ${ne} more under ${t.label(b)}`):null)}function E(b,y){let w=y?St(Ae(e,y,a.value)):"";return h("div",{"data-node":b},V(t,b,s,d),w?h("p",{class:"mc-book-why"},w):null)}a.value=n;let x=n&&t.find(n);x&&i.push(x),i.length?M(r,...O()):v();function O(){return[h("div",{class:"mc-actions"},T("Back to the search",p)),ee(t,i[0],s,d).element]}return[f,l,r]}var It={lexicon:t=>`by way of “${t}”`,title:()=>"in the title",term:t=>`also coded here: ${t}`,above:t=>`under ${t}`,code:()=>""};function St(t){let e=t.map(({how:n,text:s})=>It[n](s)).filter(Boolean);return e.length?`Found: ${e.join("; ")}`:""}async function Nt(t){document.getElementById("medcoder-codebook-style")||document.head.append(h("style",{id:"medcoder-codebook-style"},ke));let e=await ae(t),n=await P(we(e)),s={book:e,index:n};return{...s,view:i=>Ie(s,i)}}return ze(Mt);})();
