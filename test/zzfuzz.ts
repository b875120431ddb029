import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openText, editText } from '../src/yaml/edit/edit-text.ts'
import { randomOf, randomEdit } from './support/random-edits.ts'
const root='../shared/data'
const seed=Number(process.argv[2]??1), N=Number(process.argv[3]??20000)
const files=(readdirSync(root,{recursive:true,encoding:'utf8'}) as string[]).filter(f=>process.argv[4]==='suite'? f.endsWith('in.yaml') : /\.(ya?ml|json)$/.test(f)&&!f.startsWith('yaml-test')).sort().map(f=>({f,t:readFileSync(join(root,f),'utf8')})).filter(({t})=>t.length<20000)
const opened=files.map(({f,t})=>openText(f,t)).filter(o=>o.documents.length>0)
console.log(files.length,opened.length, 'amb', opened.filter(o=>o.documents.some(d=>d.isAmbiguous)).length)
const r=randomOf(seed); let tried=0,applied=0; const ref=new Map<string,number>(); const ex=new Map<string,string[]>(); let bytes=0,ms=0
for(let i=0;i<N;i++){ const o=opened[r(opened.length)]!; const d=o.documents[r(o.documents.length)]!; const e=randomEdit(d.value,r); if(!e)continue; tried++
 const t0=performance.now(); let x; try{ x=editText(o,[{document:d.index,changes:[e]}])}catch(err){console.log('THROW',o.file,JSON.stringify(e,(k,v)=>typeof v==='bigint'?String(v):v),err);break} ms+=performance.now()-t0; bytes+=o.text.length
 if(x.ok)applied++; else {const k=e.op+' '+x.refusal.code+' '+x.refusal.message; ref.set(k,(ref.get(k)??0)+1); const l=ex.get(k)??[]; if(l.length<4){l.push(o.file+' '+d.index+' '+JSON.stringify(e,(k,v)=>typeof v==='bigint'?String(v):v)); ex.set(k,l)}}}
console.log({tried,applied,refused:(100*(tried-applied)/tried).toFixed(2)+'%', mbs:bytes/1e3/ms}); console.log(ref); if(process.argv[5])console.log(ex)
