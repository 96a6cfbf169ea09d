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
const schema13 = {"oneOf":[{"type":"string","minLength":1},{"type":"object","additionalProperties":true}]};
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
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
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
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
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
const err3 = {instancePath:instancePath+"/advance",keyword:"type",params:{type: schema22.properties.advance.type},parentSchema:schema22.properties.advance,data:data2};
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

const parameter3 = validate17;
const schema23 = {"type":"string","minLength":1};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length < 1){
const err0 = {instancePath,keyword:"minLength",params:{limit: 1},parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const parameter4 = validate18;
const schema24 = {"$ref":"RunStatus"};
const schema25 = {"type":"string","enum":["running","succeeded","failed"]};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "running") || (data === "succeeded")) || (data === "failed"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema25.enum},parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const parameter5 = validate19;
const schema26 = {"$ref":"Trigger"};
const schema27 = {"type":"string","enum":["webhook","schedule","manual","rerun"]};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "webhook") || (data === "schedule")) || (data === "manual")) || (data === "rerun"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema27.enum},parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

const parameter6 = validate20;
const schema28 = {"type":"integer","minimum":1,"maximum":1000};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1000 || isNaN(data)){
const err1 = {instancePath,keyword:"maximum",params:{comparison: "<=", limit: 1000},parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate20.errors = vErrors;
return errors === 0;
}

const parameter7 = validate21;
const schema29 = {"type":"string","enum":["true","false"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "true") || (data === "false"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema29.enum},parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const parameter8 = validate22;
const schema30 = {"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
const pattern0 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const parameter9 = validate23;
const schema31 = {"$ref":"CountBy"};
const schema32 = {"type":"string","enum":["flow","user","component"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "flow") || (data === "user")) || (data === "component"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema32.enum},parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const parameter10 = validate24;
const schema33 = {"type":"string","pattern":"^[0-9a-fA-F]{24}$"};
const pattern1 = new RegExp("^[0-9a-fA-F]{24}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern1.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const body11 = validate25;
const schema34 = {"$ref":"TriggerRequest"};
const schema35 = {"type":"object","additionalProperties":false,"properties":{"data":{}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "data")){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

const body12 = validate26;
const schema36 = {"type":"object","required":["status"],"additionalProperties":false,"properties":{"status":{"$ref":"FlowStatus"}}};
const schema37 = {"type":"string","enum":["active","inactive","starting","stopping"]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "status"},parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "status")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.status !== undefined){
let data0 = data.status;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema37,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((((data0 === "active") || (data0 === "inactive")) || (data0 === "starting")) || (data0 === "stopping"))){
const err3 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema37.enum},parentSchema:schema37,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const parameter13 = validate27;
const schema38 = {"type":"string","maxLength":500};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 500){
const err0 = {instancePath,keyword:"maxLength",params:{limit: 500},parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const parameter14 = validate28;
const schema39 = {"type":"string","enum":["name","-name","updatedAt","-updatedAt"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "name") || (data === "-name")) || (data === "updatedAt")) || (data === "-updatedAt"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema39.enum},parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const parameter15 = validate29;
const schema40 = {"type":"integer","minimum":1,"maximum":1000000};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1000000 || isNaN(data)){
const err1 = {instancePath,keyword:"maximum",params:{comparison: "<=", limit: 1000000},parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate29.errors = vErrors;
return errors === 0;
}

const parameter16 = validate30;
const schema41 = {"type":"string","enum":["flows"]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(data === "flows")){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema41.enum},parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const parameter17 = validate31;
const schema42 = {"type":"string","enum":["users","flows","templates","tenants","roles","secrets","authClients","components","tokens"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((((((data === "users") || (data === "flows")) || (data === "templates")) || (data === "tenants")) || (data === "roles")) || (data === "secrets")) || (data === "authClients")) || (data === "components")) || (data === "tokens"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema42.enum},parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

const body18 = validate32;
const schema43 = {"$ref":"RecordGiven"};
const schema44 = {};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
validate32.errors = vErrors;
return errors === 0;
}

const body19 = validate33;
const schema45 = {"$ref":"FaultGiven"};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
validate33.errors = vErrors;
return errors === 0;
}

const body20 = validate34;
const schema47 = {"type":"array","items":{"$ref":"FaultGiven"}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
}
else {
const err0 = {instancePath,keyword:"type",params:{type: "array"},parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

const parameter21 = validate35;
const schema49 = {"type":"string","pattern":"^(0|[1-5]([0-9]{2}|xx|XX))$"};
const pattern2 = new RegExp("^(0|[1-5]([0-9]{2}|xx|XX))$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^(0|[1-5]([0-9]{2}|xx|XX))$"},parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const parameter22 = validate36;
const schema50 = {"type":"integer","minimum":0};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate36.errors = vErrors;
return errors === 0;
}

const parameter23 = validate37;
const schema51 = {"type":"integer","minimum":1,"maximum":10000};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 10000 || isNaN(data)){
const err1 = {instancePath,keyword:"maximum",params:{comparison: "<=", limit: 10000},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate37.errors = vErrors;
return errors === 0;
}

const parameter24 = validate38;
const schema52 = {"type":"boolean"};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,keyword:"type",params:{type: "boolean"},parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}

const body25 = validate39;
const schema53 = {"$ref":"RequestGiven"};
const schema54 = {"type":"object","required":["url"],"additionalProperties":false,"properties":{"method":{"type":"string","minLength":1},"url":{"type":"string","pattern":"^/","maxLength":16384},"headers":{"type":"object","additionalProperties":{"type":"string"}},"body":{"type":"string"}}};
const pattern3 = new RegExp("^/", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "url"},parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "method") || (key0 === "url")) || (key0 === "headers")) || (key0 === "body"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.method !== undefined){
let data0 = data.method;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/method",keyword:"minLength",params:{limit: 1},parentSchema:schema54.properties.method,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/method",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.method,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(data1.length > 16384){
const err4 = {instancePath:instancePath+"/url",keyword:"maxLength",params:{limit: 16384},parentSchema:schema54.properties.url,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern3.test(data1)){
const err5 = {instancePath:instancePath+"/url",keyword:"pattern",params:{pattern: "^/"},parentSchema:schema54.properties.url,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/url",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.url,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.headers !== undefined){
let data2 = data.headers;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"},parentSchema:schema54.properties.headers.additionalProperties,data:data3};
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
else {
const err8 = {instancePath:instancePath+"/headers",keyword:"type",params:{type: "object"},parentSchema:schema54.properties.headers,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.body !== undefined){
let data4 = data.body;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/body",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.body,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const body26 = validate40;
const schema55 = {"$ref":"Verification"};
const schema56 = {"type":"object","additionalProperties":false,"properties":{"match":{"$ref":"RequestMatch"},"matches":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"RequestMatch"}},"times":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exactly":{"type":"integer","minimum":0},"atLeast":{"type":"integer","minimum":0},"atMost":{"type":"integer","minimum":0},"never":{"type":"boolean","enum":[true]}}},"within":{"type":["string","integer"]},"inOrder":{"type":"boolean"}}};
const schema57 = {"type":"object","additionalProperties":false,"properties":{"operation":{"if":{"type":"array"},"then":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},"else":{"type":"string","minLength":1}},"method":{"if":{"type":"array"},"then":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},"else":{"type":"string","minLength":1}},"path":{"type":"string","minLength":1},"query":{"type":"object","additionalProperties":{"type":["string","array","null"],"items":{"type":"string"}}},"headers":{"type":"object","additionalProperties":{"type":["string","null"]}},"user":{"type":"string","minLength":1},"status":{"type":["integer","string"]},"flow":{"type":"string","minLength":1},"body":{},"bodyContains":{"type":"string","minLength":1},"violation":{"type":["boolean","string"]},"fault":{"type":["boolean","string"]},"since":{"type":"integer","minimum":0}}};
const func2 = Object.prototype.hasOwnProperty;

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "match") || (key0 === "matches")) || (key0 === "times")) || (key0 === "within")) || (key0 === "inOrder"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.match !== undefined){
let data0 = data.match;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(func2.call(schema57.properties, key1))){
const err1 = {instancePath:instancePath+"/match",keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema57,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.operation !== undefined){
let data1 = data0.operation;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(!(Array.isArray(data1))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs10 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/match/operation",keyword:"minItems",params:{limit: 1},parentSchema:schema57.properties.operation.then,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/match/operation/" + i0,keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.operation.then.items,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/match/operation/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.operation.then.items,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/match/operation",keyword:"type",params:{type: "array"},parentSchema:schema57.properties.operation.then,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = _valid0;
ifClause0 = "then";
}
else {
const _errs14 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/match/operation",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.operation.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/match/operation",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.operation.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid3 = _valid0;
ifClause0 = "else";
}
if(!valid3){
const err9 = {instancePath:instancePath+"/match/operation",keyword:"if",params:{failingKeyword: ifClause0},parentSchema:schema57.properties.operation,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.method !== undefined){
let data3 = data0.method;
const _errs17 = errors;
let valid6 = true;
const _errs18 = errors;
if(!(Array.isArray(data3))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs20 = errors;
if(Array.isArray(data3)){
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/match/method",keyword:"minItems",params:{limit: 1},parentSchema:schema57.properties.method.then,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/match/method/" + i1,keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.method.then.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/match/method/" + i1,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.method.then.items,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/match/method",keyword:"type",params:{type: "array"},parentSchema:schema57.properties.method.then,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid6 = _valid1;
ifClause1 = "then";
}
else {
const _errs24 = errors;
if(typeof data3 === "string"){
if(data3.length < 1){
const err15 = {instancePath:instancePath+"/match/method",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.method.else,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/match/method",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.method.else,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid1 = _errs24 === errors;
valid6 = _valid1;
ifClause1 = "else";
}
if(!valid6){
const err17 = {instancePath:instancePath+"/match/method",keyword:"if",params:{failingKeyword: ifClause1},parentSchema:schema57.properties.method,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.path !== undefined){
let data5 = data0.path;
if(typeof data5 === "string"){
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/match/path",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.path,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/match/path",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.path,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.query !== undefined){
let data6 = data0.query;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
let data7 = data6[key2];
if(((typeof data7 !== "string") && (!(Array.isArray(data7)))) && (data7 !== null)){
const err20 = {instancePath:instancePath+"/match/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: schema57.properties.query.additionalProperties.type},parentSchema:schema57.properties.query.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/match/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.query.additionalProperties.items,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/match/query",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.query,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data0.headers !== undefined){
let data9 = data0.headers;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key3 in data9){
let data10 = data9[key3];
if((typeof data10 !== "string") && (data10 !== null)){
const err23 = {instancePath:instancePath+"/match/headers/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: schema57.properties.headers.additionalProperties.type},parentSchema:schema57.properties.headers.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/match/headers",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.headers,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data0.user !== undefined){
let data11 = data0.user;
if(typeof data11 === "string"){
if(data11.length < 1){
const err25 = {instancePath:instancePath+"/match/user",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.user,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/match/user",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.user,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data0.status !== undefined){
let data12 = data0.status;
if((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (typeof data12 !== "string")){
const err27 = {instancePath:instancePath+"/match/status",keyword:"type",params:{type: schema57.properties.status.type},parentSchema:schema57.properties.status,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data0.flow !== undefined){
let data13 = data0.flow;
if(typeof data13 === "string"){
if(data13.length < 1){
const err28 = {instancePath:instancePath+"/match/flow",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.flow,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/match/flow",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.flow,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data0.bodyContains !== undefined){
let data14 = data0.bodyContains;
if(typeof data14 === "string"){
if(data14.length < 1){
const err30 = {instancePath:instancePath+"/match/bodyContains",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.bodyContains,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/match/bodyContains",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.bodyContains,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data0.violation !== undefined){
let data15 = data0.violation;
if((typeof data15 !== "boolean") && (typeof data15 !== "string")){
const err32 = {instancePath:instancePath+"/match/violation",keyword:"type",params:{type: schema57.properties.violation.type},parentSchema:schema57.properties.violation,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data0.fault !== undefined){
let data16 = data0.fault;
if((typeof data16 !== "boolean") && (typeof data16 !== "string")){
const err33 = {instancePath:instancePath+"/match/fault",keyword:"type",params:{type: schema57.properties.fault.type},parentSchema:schema57.properties.fault,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data0.since !== undefined){
let data17 = data0.since;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err34 = {instancePath:instancePath+"/match/since",keyword:"type",params:{type: "integer"},parentSchema:schema57.properties.since,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err35 = {instancePath:instancePath+"/match/since",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema57.properties.since,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/match",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data0};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.matches !== undefined){
let data18 = data.matches;
if(Array.isArray(data18)){
if(data18.length > 100){
const err37 = {instancePath:instancePath+"/matches",keyword:"maxItems",params:{limit: 100},parentSchema:schema56.properties.matches,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data18.length < 1){
const err38 = {instancePath:instancePath+"/matches",keyword:"minItems",params:{limit: 1},parentSchema:schema56.properties.matches,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
let data19 = data18[i3];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
if(!(func2.call(schema57.properties, key4))){
const err39 = {instancePath:instancePath+"/matches/" + i3,keyword:"additionalProperties",params:{additionalProperty: key4},parentSchema:schema57,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data19.operation !== undefined){
let data20 = data19.operation;
const _errs61 = errors;
let valid17 = true;
const _errs62 = errors;
if(!(Array.isArray(data20))){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid2 = _errs62 === errors;
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs64 = errors;
if(Array.isArray(data20)){
if(data20.length < 1){
const err41 = {instancePath:instancePath+"/matches/" + i3+"/operation",keyword:"minItems",params:{limit: 1},parentSchema:schema57.properties.operation.then,data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len4 = data20.length;
for(let i4=0; i4<len4; i4++){
let data21 = data20[i4];
if(typeof data21 === "string"){
if(data21.length < 1){
const err42 = {instancePath:instancePath+"/matches/" + i3+"/operation/" + i4,keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.operation.then.items,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/matches/" + i3+"/operation/" + i4,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.operation.then.items,data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/matches/" + i3+"/operation",keyword:"type",params:{type: "array"},parentSchema:schema57.properties.operation.then,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid2 = _errs64 === errors;
valid17 = _valid2;
ifClause2 = "then";
}
else {
const _errs68 = errors;
if(typeof data20 === "string"){
if(data20.length < 1){
const err45 = {instancePath:instancePath+"/matches/" + i3+"/operation",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.operation.else,data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/matches/" + i3+"/operation",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.operation.else,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid2 = _errs68 === errors;
valid17 = _valid2;
ifClause2 = "else";
}
if(!valid17){
const err47 = {instancePath:instancePath+"/matches/" + i3+"/operation",keyword:"if",params:{failingKeyword: ifClause2},parentSchema:schema57.properties.operation,data:data20};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data19.method !== undefined){
let data22 = data19.method;
const _errs71 = errors;
let valid20 = true;
const _errs72 = errors;
if(!(Array.isArray(data22))){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid3 = _errs72 === errors;
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs74 = errors;
if(Array.isArray(data22)){
if(data22.length < 1){
const err49 = {instancePath:instancePath+"/matches/" + i3+"/method",keyword:"minItems",params:{limit: 1},parentSchema:schema57.properties.method.then,data:data22};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len5 = data22.length;
for(let i5=0; i5<len5; i5++){
let data23 = data22[i5];
if(typeof data23 === "string"){
if(data23.length < 1){
const err50 = {instancePath:instancePath+"/matches/" + i3+"/method/" + i5,keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.method.then.items,data:data23};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/matches/" + i3+"/method/" + i5,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.method.then.items,data:data23};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/matches/" + i3+"/method",keyword:"type",params:{type: "array"},parentSchema:schema57.properties.method.then,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid3 = _errs74 === errors;
valid20 = _valid3;
ifClause3 = "then";
}
else {
const _errs78 = errors;
if(typeof data22 === "string"){
if(data22.length < 1){
const err53 = {instancePath:instancePath+"/matches/" + i3+"/method",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.method.else,data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/matches/" + i3+"/method",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.method.else,data:data22};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid3 = _errs78 === errors;
valid20 = _valid3;
ifClause3 = "else";
}
if(!valid20){
const err55 = {instancePath:instancePath+"/matches/" + i3+"/method",keyword:"if",params:{failingKeyword: ifClause3},parentSchema:schema57.properties.method,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data19.path !== undefined){
let data24 = data19.path;
if(typeof data24 === "string"){
if(data24.length < 1){
const err56 = {instancePath:instancePath+"/matches/" + i3+"/path",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.path,data:data24};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/matches/" + i3+"/path",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.path,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data19.query !== undefined){
let data25 = data19.query;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 in data25){
let data26 = data25[key5];
if(((typeof data26 !== "string") && (!(Array.isArray(data26)))) && (data26 !== null)){
const err58 = {instancePath:instancePath+"/matches/" + i3+"/query/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: schema57.properties.query.additionalProperties.type},parentSchema:schema57.properties.query.additionalProperties,data:data26};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(Array.isArray(data26)){
const len6 = data26.length;
for(let i6=0; i6<len6; i6++){
let data27 = data26[i6];
if(typeof data27 !== "string"){
const err59 = {instancePath:instancePath+"/matches/" + i3+"/query/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,keyword:"type",params:{type: "string"},parentSchema:schema57.properties.query.additionalProperties.items,data:data27};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
}
}
else {
const err60 = {instancePath:instancePath+"/matches/" + i3+"/query",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.query,data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data19.headers !== undefined){
let data28 = data19.headers;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key6 in data28){
let data29 = data28[key6];
if((typeof data29 !== "string") && (data29 !== null)){
const err61 = {instancePath:instancePath+"/matches/" + i3+"/headers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: schema57.properties.headers.additionalProperties.type},parentSchema:schema57.properties.headers.additionalProperties,data:data29};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/matches/" + i3+"/headers",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.headers,data:data28};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data19.user !== undefined){
let data30 = data19.user;
if(typeof data30 === "string"){
if(data30.length < 1){
const err63 = {instancePath:instancePath+"/matches/" + i3+"/user",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.user,data:data30};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/matches/" + i3+"/user",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.user,data:data30};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data19.status !== undefined){
let data31 = data19.status;
if((!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))) && (typeof data31 !== "string")){
const err65 = {instancePath:instancePath+"/matches/" + i3+"/status",keyword:"type",params:{type: schema57.properties.status.type},parentSchema:schema57.properties.status,data:data31};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data19.flow !== undefined){
let data32 = data19.flow;
if(typeof data32 === "string"){
if(data32.length < 1){
const err66 = {instancePath:instancePath+"/matches/" + i3+"/flow",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.flow,data:data32};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/matches/" + i3+"/flow",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.flow,data:data32};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data19.bodyContains !== undefined){
let data33 = data19.bodyContains;
if(typeof data33 === "string"){
if(data33.length < 1){
const err68 = {instancePath:instancePath+"/matches/" + i3+"/bodyContains",keyword:"minLength",params:{limit: 1},parentSchema:schema57.properties.bodyContains,data:data33};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/matches/" + i3+"/bodyContains",keyword:"type",params:{type: "string"},parentSchema:schema57.properties.bodyContains,data:data33};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data19.violation !== undefined){
let data34 = data19.violation;
if((typeof data34 !== "boolean") && (typeof data34 !== "string")){
const err70 = {instancePath:instancePath+"/matches/" + i3+"/violation",keyword:"type",params:{type: schema57.properties.violation.type},parentSchema:schema57.properties.violation,data:data34};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data19.fault !== undefined){
let data35 = data19.fault;
if((typeof data35 !== "boolean") && (typeof data35 !== "string")){
const err71 = {instancePath:instancePath+"/matches/" + i3+"/fault",keyword:"type",params:{type: schema57.properties.fault.type},parentSchema:schema57.properties.fault,data:data35};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data19.since !== undefined){
let data36 = data19.since;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err72 = {instancePath:instancePath+"/matches/" + i3+"/since",keyword:"type",params:{type: "integer"},parentSchema:schema57.properties.since,data:data36};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 < 0 || isNaN(data36)){
const err73 = {instancePath:instancePath+"/matches/" + i3+"/since",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema57.properties.since,data:data36};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
}
else {
const err74 = {instancePath:instancePath+"/matches/" + i3,keyword:"type",params:{type: "object"},parentSchema:schema57,data:data19};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/matches",keyword:"type",params:{type: "array"},parentSchema:schema56.properties.matches,data:data18};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.times !== undefined){
let data37 = data.times;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(Object.keys(data37).length < 1){
const err76 = {instancePath:instancePath+"/times",keyword:"minProperties",params:{limit: 1},parentSchema:schema56.properties.times,data:data37};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
for(const key7 in data37){
if(!((((key7 === "exactly") || (key7 === "atLeast")) || (key7 === "atMost")) || (key7 === "never"))){
const err77 = {instancePath:instancePath+"/times",keyword:"additionalProperties",params:{additionalProperty: key7},parentSchema:schema56.properties.times,data:data37};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data37.exactly !== undefined){
let data38 = data37.exactly;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err78 = {instancePath:instancePath+"/times/exactly",keyword:"type",params:{type: "integer"},parentSchema:schema56.properties.times.properties.exactly,data:data38};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 < 0 || isNaN(data38)){
const err79 = {instancePath:instancePath+"/times/exactly",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema56.properties.times.properties.exactly,data:data38};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
if(data37.atLeast !== undefined){
let data39 = data37.atLeast;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err80 = {instancePath:instancePath+"/times/atLeast",keyword:"type",params:{type: "integer"},parentSchema:schema56.properties.times.properties.atLeast,data:data39};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 < 0 || isNaN(data39)){
const err81 = {instancePath:instancePath+"/times/atLeast",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema56.properties.times.properties.atLeast,data:data39};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data37.atMost !== undefined){
let data40 = data37.atMost;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err82 = {instancePath:instancePath+"/times/atMost",keyword:"type",params:{type: "integer"},parentSchema:schema56.properties.times.properties.atMost,data:data40};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 < 0 || isNaN(data40)){
const err83 = {instancePath:instancePath+"/times/atMost",keyword:"minimum",params:{comparison: ">=", limit: 0},parentSchema:schema56.properties.times.properties.atMost,data:data40};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
if(data37.never !== undefined){
let data41 = data37.never;
if(typeof data41 !== "boolean"){
const err84 = {instancePath:instancePath+"/times/never",keyword:"type",params:{type: "boolean"},parentSchema:schema56.properties.times.properties.never,data:data41};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!(data41 === true)){
const err85 = {instancePath:instancePath+"/times/never",keyword:"enum",params:{allowedValues: schema56.properties.times.properties.never.enum},parentSchema:schema56.properties.times.properties.never,data:data41};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/times",keyword:"type",params:{type: "object"},parentSchema:schema56.properties.times,data:data37};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.within !== undefined){
let data42 = data.within;
if((typeof data42 !== "string") && (!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42))))){
const err87 = {instancePath:instancePath+"/within",keyword:"type",params:{type: schema56.properties.within.type},parentSchema:schema56.properties.within,data:data42};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.inOrder !== undefined){
let data43 = data.inOrder;
if(typeof data43 !== "boolean"){
const err88 = {instancePath:instancePath+"/inOrder",keyword:"type",params:{type: "boolean"},parentSchema:schema56.properties.inOrder,data:data43};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}


function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate41(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate41.errors);
errors = vErrors.length;
}
validate40.errors = vErrors;
return errors === 0;
}

const parameter27 = validate43;
const schema59 = {"type":"integer","minimum":1};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 1 || isNaN(data)){
const err1 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate43.errors = vErrors;
return errors === 0;
}

const parameter28 = validate44;
const schema60 = {"type":"integer","minimum":5,"maximum":1000};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1000 || isNaN(data)){
const err1 = {instancePath,keyword:"maximum",params:{comparison: "<=", limit: 1000},parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 5 || isNaN(data)){
const err2 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 5},parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate44.errors = vErrors;
return errors === 0;
}

const parameter29 = validate45;
const schema61 = {"type":"string","pattern":"^[0-9a-f]{16}$"};
const pattern4 = new RegExp("^[0-9a-f]{16}$", "u");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const rule0 = { name: "flow", kind: 'string', many: false, required: false, hint: "Id of a flow.", check: parameter3 };
const rule1 = { name: "status", kind: 'string', many: false, required: false, hint: "How they stand.", check: parameter4 };
const rule2 = { name: "trigger", kind: 'string', many: false, required: false, hint: "What began them.", check: parameter5 };
const rule3 = { name: "since", kind: 'string', many: false, required: false, hint: "A time: those that began then or later. A `flowExecId`: those behind that one in the order of the list.", check: parameter3 };
const rule4 = { name: "limit", kind: 'integer', many: false, required: false, hint: "How many; 100 when left out.", check: parameter6 };
const rule5 = { name: "newest", kind: 'string', many: false, required: false, hint: "`true`: the newest first. They are listed in the order in which they began when left out.", check: parameter7 };
const rule6 = { name: "id", kind: 'string', many: false, required: true, hint: "The `flowExecId`, 32 hexadecimal digits or the `x-request-id` that its webhook was called with.", check: parameter3 };
const rule7 = { name: "start", kind: 'string', many: false, required: false, hint: "First day, included; 13 days before the last one when left out.", check: parameter8 };
const rule8 = { name: "end", kind: 'string', many: false, required: false, hint: "Last day, included; the world's day when left out.", check: parameter8 };
const rule9 = { name: "groupby", kind: 'string', many: false, required: false, hint: "What is counted beside the days; `flow` when left out.", check: parameter9 };
const rule10 = { name: "limit", kind: 'integer', many: false, required: false, hint: "How many groups, the largest first; 100 when left out.", check: parameter6 };
const rule11 = { name: "id", kind: 'string', many: false, required: true, hint: "The flow's id.", check: parameter10 };
const rule12 = { name: "since", kind: 'string', many: false, required: false, hint: "Id of a record; those behind it.", check: parameter3 };
const rule13 = { name: "search", kind: 'string', many: false, required: false, hint: "Only records with this text in their name, username, description or id, whatever the case; of flows and templates also those whose owner's username has it.", check: parameter13 };
const rule14 = { name: "status", kind: 'string', many: false, required: false, hint: "Only records of this status.", check: parameter3 };
const rule15 = { name: "owner", kind: 'string', many: false, required: false, hint: "Only records with this id among their owners; of tokens those of the account.", check: parameter3 };
const rule16 = { name: "sort", kind: 'string', many: false, required: false, hint: "By what; the order in which they came when left out.", check: parameter14 };
const rule17 = { name: "page", kind: 'integer', many: false, required: false, hint: "Which page of so many as `limit` says, from 1 on; in the place of `since`.", check: parameter15 };
const rule18 = { name: "with", kind: 'string', many: false, required: false, hint: "Of users: `meta.flows` has how many flows each user of the page owns, and how many of them are active.", check: parameter16 };
const rule19 = { name: "kind", kind: 'string', many: false, required: true, hint: "What sort of records.", check: parameter17 };
const rule20 = { name: "id", kind: 'string', many: false, required: true, hint: "The record's `_id`, of flows and templates their `id`.", check: parameter3 };
const rule21 = { name: "since", kind: 'string', many: false, required: true, hint: "Name of a snapshot.", check: parameter3 };
const rule22 = { name: "operation", kind: 'string', many: false, required: false, hint: "Operation of the API document.", check: parameter3 };
const rule23 = { name: "method", kind: 'string', many: false, required: false, hint: "HTTP method, in upper or lower case.", check: parameter3 };
const rule24 = { name: "path", kind: 'string', many: false, required: false, hint: "Path as sent, without sandbox and query; `*` stands for any characters.", check: parameter3 };
const rule25 = { name: "status", kind: 'string', many: false, required: false, hint: "Status of the answer, or a class such as `4xx`; 0 for no answer.", check: parameter21 };
const rule26 = { name: "user", kind: 'string', many: false, required: false, hint: "Username or id of the caller.", check: parameter3 };
const rule27 = { name: "violation", kind: 'string', many: false, required: false, hint: "`true`: the request departs from the API document; `false`: it does not; else the rule that is broken.", check: parameter3 };
const rule28 = { name: "fault", kind: 'string', many: false, required: false, hint: "`true`: a fault fired on it; `false`: none did; else the fault's id.", check: parameter3 };
const rule29 = { name: "flow", kind: 'string', many: false, required: false, hint: "Id of the flow in the path, of webhooks and of the flow's own operations.", check: parameter3 };
const rule30 = { name: "since", kind: 'integer', many: false, required: false, hint: "Entries after the one of this number.", check: parameter22 };
const rule31 = { name: "limit", kind: 'integer', many: false, required: false, hint: "How many entries; 100 when left out.", check: parameter23 };
const rule32 = { name: "bodies", kind: 'boolean', many: false, required: false, hint: "`false`: without headers and bodies.", check: parameter24 };
const rule33 = { name: "sequence", kind: 'integer', many: false, required: true, hint: "Number of the entry.", check: parameter27 };
const rule34 = { name: "types", kind: 'string', many: false, required: false, hint: "Types of events, with commas between them; all when left out.", check: parameter3 };
const rule35 = { name: "rate", kind: 'integer', many: false, required: false, hint: "About so many events of each type a second are enough: the newest of every fifth of a second, and a `skipped` event for the others. An event after a\nquiet second comes at once. For those who look at a busy client: events that are left out cost the mock next to nothing. All when left out.\n", check: parameter28 };
const rule36 = { name: "report", kind: 'string', many: false, required: true, hint: "The report's `id`, as the list has it.", check: parameter29 };

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
  getExecutions: {
    path: [],
    query: new Map([["flow", rule0], ["status", rule1], ["trigger", rule2], ["since", rule3], ["limit", rule4], ["newest", rule5]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getExecution: {
    path: [rule6],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  rerunExecution: {
    path: [rule6],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getExecutionCounts: {
    path: [],
    query: new Map([["start", rule7], ["end", rule8], ["groupby", rule9], ["limit", rule10]]),
    requiredQuery: [],
    anyQuery: false,
  },
  triggerFlow: {
    path: [rule11],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body11 },
  },
  setFlowStatus: {
    path: [rule11],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body12 },
  },
  getRecords: {
    path: [rule19],
    query: new Map([["since", rule12], ["limit", rule4], ["search", rule13], ["status", rule14], ["owner", rule15], ["sort", rule16], ["page", rule17], ["with", rule18]]),
    requiredQuery: [],
    anyQuery: false,
  },
  addRecord: {
    path: [rule19],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body18 },
  },
  getRecord: {
    path: [rule19, rule20],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchRecord: {
    path: [rule19, rule20],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body18 },
  },
  deleteRecord: {
    path: [rule19, rule20],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getChanges: {
    path: [],
    query: new Map([["since", rule21], ["limit", rule4]]),
    requiredQuery: [rule21],
    anyQuery: false,
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
    body: { required: true, anyType: false, check: body19 },
  },
  putFaults: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body20 },
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
  getRequests: {
    path: [],
    query: new Map([["operation", rule22], ["method", rule23], ["path", rule24], ["status", rule25], ["user", rule26], ["violation", rule27], ["fault", rule28], ["flow", rule29], ["since", rule30], ["limit", rule31], ["bodies", rule32]]),
    requiredQuery: [],
    anyQuery: false,
  },
  sendRequest: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body25 },
  },
  clearRequests: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getHar: {
    path: [],
    query: new Map([["operation", rule22], ["method", rule23], ["path", rule24], ["status", rule25], ["user", rule26], ["violation", rule27], ["fault", rule28], ["flow", rule29], ["since", rule30]]),
    requiredQuery: [],
    anyQuery: false,
  },
  verifyRequests: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body26 },
  },
  getRequest: {
    path: [rule33],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  repeatRequest: {
    path: [rule33],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getEvents: {
    path: [],
    query: new Map([["types", rule34], ["rate", rule35]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getReports: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getReport: {
    path: [rule36],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getReportPage: {
    path: [rule36],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
};
