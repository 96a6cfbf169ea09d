// @ts-nocheck: code made by Ajv.
// Made from openapi/control.yaml by `npm run generate`. Changes here are lost.
import type { RequestRules } from '../../request-rules.js';
import type { operations } from './operations.js';

function join(all, more) {
  if (all === null) return more;
  if (all.length < 200) all.push(...more.slice(0, 200));
  return all;
}

const body0 = validate10;
const schema11 = {"$ref":"ResetRequest"};
const schema12 = {"type":"object","additionalProperties":false,"properties":{"scenario":{"$ref":"ScenarioGiven"},"seed":{"$ref":"Seed"}}};
const schema13 = {"oneOf":[{"type":"string","minLength":1},{"type":"object"}]};
const schema14 = {"type":"integer","minimum":0,"maximum":4294967295};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "scenario") || (key0 === "seed"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.scenario !== undefined){
let data0 = data.scenario;
const _errs4 = errors;
let valid2 = false;
let passing0 = null;
const _errs5 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/scenario",keyword:"minLength",params:{limit: 1},parentSchema:schema13.oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/scenario",keyword:"type",params:{type: "string"},parentSchema:schema13.oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err3 = {instancePath:instancePath+"/scenario",keyword:"type",params:{type: "object"},parentSchema:schema13.oneOf[1],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err4 = {instancePath:instancePath+"/scenario",keyword:"oneOf",params:{passingSchemas: passing0},parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.seed !== undefined){
let data1 = data.seed;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/seed",keyword:"type",params:{type: "integer"},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4294967295 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/seed",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/seed",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate11(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate11.errors);
errors = vErrors.length;
}
validate10.errors = vErrors;
return errors === 0;
}

const body1 = validate13;
const schema15 = {"$ref":"SandboxRequest"};
const schema16 = {"type":"object","additionalProperties":false,"properties":{"scenario":{"$ref":"ScenarioGiven"},"seed":{"$ref":"Seed"},"clock":{"$ref":"ClockGiven"},"dialect":{"type":"object","additionalProperties":{"type":"string"}},"timing":{"type":"string","enum":["instant","real"]},"transitionMs":{"type":"integer","minimum":0,"maximum":2147483647},"strict":{"type":"boolean"},"faults":{"type":"array","items":{"$ref":"FaultGiven"}}}};
const schema19 = {"type":"object","additionalProperties":false,"properties":{"now":{"type":"string"},"frozen":{"type":"boolean"}}};
const schema20 = {};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "scenario") || (key0 === "seed")) || (key0 === "clock")) || (key0 === "dialect")) || (key0 === "timing")) || (key0 === "transitionMs")) || (key0 === "strict")) || (key0 === "faults"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.scenario !== undefined){
let data0 = data.scenario;
const _errs4 = errors;
let valid2 = false;
let passing0 = null;
const _errs5 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/scenario",keyword:"minLength",params:{limit: 1},parentSchema:schema13.oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/scenario",keyword:"type",params:{type: "string"},parentSchema:schema13.oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err3 = {instancePath:instancePath+"/scenario",keyword:"type",params:{type: "object"},parentSchema:schema13.oneOf[1],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err4 = {instancePath:instancePath+"/scenario",keyword:"oneOf",params:{passingSchemas: passing0},parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.seed !== undefined){
let data1 = data.seed;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/seed",keyword:"type",params:{type: "integer"},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4294967295 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/seed",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/seed",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.clock !== undefined){
let data2 = data.clock;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!((key1 === "now") || (key1 === "frozen"))){
const err8 = {instancePath:instancePath+"/clock",keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.now !== undefined){
let data3 = data2.now;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/clock/now",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.now,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.frozen !== undefined){
let data4 = data2.frozen;
if(typeof data4 !== "boolean"){
const err10 = {instancePath:instancePath+"/clock/frozen",keyword:"type",params:{type: "boolean"},parentSchema:schema19.properties.frozen,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/clock",keyword:"type",params:{type: "object"},parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.dialect !== undefined){
let data5 = data.dialect;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/dialect/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"},parentSchema:schema16.properties.dialect.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/dialect",keyword:"type",params:{type: "object"},parentSchema:schema16.properties.dialect,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.timing !== undefined){
let data7 = data.timing;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/timing",keyword:"type",params:{type: "string"},parentSchema:schema16.properties.timing,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data7 === "instant") || (data7 === "real"))){
const err15 = {instancePath:instancePath+"/timing",keyword:"enum",params:{allowedValues: schema16.properties.timing.enum},parentSchema:schema16.properties.timing,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.transitionMs !== undefined){
let data8 = data.transitionMs;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err16 = {instancePath:instancePath+"/transitionMs",keyword:"type",params:{type: "integer"},parentSchema:schema16.properties.transitionMs,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 2147483647 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/transitionMs",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},parentSchema:schema16.properties.transitionMs,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/transitionMs",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema16.properties.transitionMs,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data.strict !== undefined){
let data9 = data.strict;
if(typeof data9 !== "boolean"){
const err19 = {instancePath:instancePath+"/strict",keyword:"type",params:{type: "boolean"},parentSchema:schema16.properties.strict,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.faults !== undefined){
let data10 = data.faults;
if(Array.isArray(data10)){
}
else {
const err20 = {instancePath:instancePath+"/faults",keyword:"type",params:{type: "array"},parentSchema:schema16.properties.faults,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate14(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate14.errors);
errors = vErrors.length;
}
validate13.errors = vErrors;
return errors === 0;
}

const body2 = validate16;
const schema21 = {"$ref":"ClockRequest"};
const schema22 = {"type":"object","additionalProperties":false,"properties":{"now":{"type":"string"},"frozen":{"type":"boolean"},"advance":{"type":["string","integer"]},"real":{"type":"boolean"}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "now") || (key0 === "frozen")) || (key0 === "advance")) || (key0 === "real"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.now !== undefined){
let data0 = data.now;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/now",keyword:"type",params:{type: "string"},parentSchema:schema22.properties.now,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.frozen !== undefined){
let data1 = data.frozen;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/frozen",keyword:"type",params:{type: "boolean"},parentSchema:schema22.properties.frozen,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.advance !== undefined){
let data2 = data.advance;
if((typeof data2 !== "string") && (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2))))){
const err3 = {instancePath:instancePath+"/advance",keyword:"type",params:{type: schema22.properties.advance.type},message:"must be string,integer",parentSchema:schema22.properties.advance,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.real !== undefined){
let data3 = data.real;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/real",keyword:"type",params:{type: "boolean"},parentSchema:schema22.properties.real,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

const body3 = validate17;
const schema23 = {"$ref":"FaultGiven"};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
validate17.errors = vErrors;
return errors === 0;
}

const body4 = validate18;
const schema25 = {"type":"array","items":{"$ref":"FaultGiven"}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
}
else {
const err0 = {instancePath,keyword:"type",params:{type: "array"},parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}


export const requestRules: Readonly<Record<(typeof operations)[number]['id'], RequestRules>> = {
  getHealth: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  resetWorld: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body0 },
  },
  getSnapshots: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  takeSnapshot: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  deleteSnapshot: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  restoreSnapshot: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getSandboxes: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getSandbox: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  putSandbox: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body1 },
  },
  deleteSandbox: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getClock: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  setClock: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body2 },
  },
  getFaults: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  addFaults: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body3 },
  },
  putFaults: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body4 },
  },
  deleteFaults: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getFault: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  deleteFault: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
};
