// @ts-nocheck: code made by Ajv.
// Made from openapi/flowmate.yaml by `npm run generate`. Changes here are lost.
import type { RequestRules } from '../request-rules.js';
import type { operations } from './operations.js';

function join(all, more) {
  if (all === null) return more;
  if (all.length < 200) all.push(...more.slice(0, 200));
  return all;
}

const body0 = validate10;
const schema11 = {"$ref":"Credentials"};
const schema12 = {"type":"object","required":["username","password"],"properties":{"username":{"type":"string","minLength":1,"x-hint":"the username, upper or lower case"},"password":{"type":"string","minLength":1,"x-hint":"the password as a string"},"remember-me":{}}};

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.username === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "username"},parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.password === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "password"},parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/username",keyword:"minLength",params:{limit: 1},parentSchema:schema12.properties.username,data:data0};
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
const err3 = {instancePath:instancePath+"/username",keyword:"type",params:{type: "string"},parentSchema:schema12.properties.username,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.password !== undefined){
let data1 = data.password;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/password",keyword:"minLength",params:{limit: 1},parentSchema:schema12.properties.password,data:data1};
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
const err5 = {instancePath:instancePath+"/password",keyword:"type",params:{type: "string"},parentSchema:schema12.properties.password,data:data1};
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
const err6 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

const body1 = validate11;
const schema13 = {"$ref":"Impersonation"};
const schema14 = {"type":"object","required":["username"],"properties":{"username":{"type":"string","minLength":1,"x-hint":"your own, stable id of the end user, preferably a hash; the same one in every call"},"credential":{"type":"object"}}};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.username === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "username"},parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/username",keyword:"minLength",params:{limit: 1},parentSchema:schema14.properties.username,data:data0};
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
const err2 = {instancePath:instancePath+"/username",keyword:"type",params:{type: "string"},parentSchema:schema14.properties.username,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.credential !== undefined){
let data1 = data.credential;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err3 = {instancePath:instancePath+"/credential",keyword:"type",params:{type: "object"},parentSchema:schema14.properties.credential,data:data1};
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
const err4 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const parameter2 = validate12;
const schema15 = {"type":"string","minLength":1};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length < 1){
const err0 = {instancePath,keyword:"minLength",params:{limit: 1},parentSchema:schema15,data};
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
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

const parameter3 = validate13;
const schema16 = {"type":"string","pattern":"^[0-9a-fA-F]{24}$"};
const pattern0 = new RegExp("^[0-9a-fA-F]{24}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema16,data};
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
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

const parameter4 = validate14;
const schema17 = {"type":"boolean","enum":[true]};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,keyword:"type",params:{type: "boolean"},parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(data === true)){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema17.enum},parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

const body5 = validate15;
const schema18 = {"$ref":"UserInput"};
const schema19 = {"type":"object","required":["username","password"],"properties":{"username":{"type":"string","minLength":1,"x-hint":"an e-mail address"},"firstname":{"type":"string"},"lastname":{"type":"string"},"phone":{"type":"string"},"avatar":{"type":"string"},"status":{"type":"string","enum":["ACTIVE","PENDING","DISABLED"],"x-hint":"ACTIVE, PENDING or DISABLED, in capitals"},"confirmed":{"type":"boolean"},"tenant":{"$ref":"ObjectId"},"roles":{"type":"array","items":{"x-hint":"ids are 24 hexadecimal digits, as in the answers of this API","anyOf":[{"$ref":"ObjectId"},{"type":"object","required":["_id"],"properties":{"_id":{"$ref":"ObjectId"}}}]}},"permissions":{"type":"array","items":{"type":"string"}},"password":{"type":"string","minLength":1,"x-hint":"a non-empty string"}}};
const schema20 = {"type":"string","pattern":"^[0-9a-fA-F]{24}$","x-hint":"ids are 24 hexadecimal digits, as in the answers of this API"};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.username === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "username"},parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.password === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "password"},parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/username",keyword:"minLength",params:{limit: 1},parentSchema:schema19.properties.username,data:data0};
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
const err3 = {instancePath:instancePath+"/username",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.username,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.firstname !== undefined){
let data1 = data.firstname;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/firstname",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.firstname,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.lastname !== undefined){
let data2 = data.lastname;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/lastname",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.lastname,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.phone !== undefined){
let data3 = data.phone;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/phone",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.phone,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.avatar !== undefined){
let data4 = data.avatar;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/avatar",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.avatar,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.status !== undefined){
let data5 = data.status;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.status,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data5 === "ACTIVE") || (data5 === "PENDING")) || (data5 === "DISABLED"))){
const err9 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema19.properties.status.enum},parentSchema:schema19.properties.status,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.confirmed !== undefined){
let data6 = data.confirmed;
if(typeof data6 !== "boolean"){
const err10 = {instancePath:instancePath+"/confirmed",keyword:"type",params:{type: "boolean"},parentSchema:schema19.properties.confirmed,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.tenant !== undefined){
let data7 = data.tenant;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err11 = {instancePath:instancePath+"/tenant",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.roles !== undefined){
let data8 = data.roles;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
const err13 = {instancePath:instancePath+"/roles/" + i0,keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/roles/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs25 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9._id === undefined){
const err15 = {instancePath:instancePath+"/roles/" + i0,keyword:"required",params:{missingProperty: "_id"},parentSchema:schema19.properties.roles.items.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data9._id !== undefined){
let data10 = data9._id;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err16 = {instancePath:instancePath+"/roles/" + i0+"/_id",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/roles/" + i0+"/_id",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/roles/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema19.properties.roles.items.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs25 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err19 = {instancePath:instancePath+"/roles/" + i0,keyword:"anyOf",params:{},parentSchema:schema19.properties.roles.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/roles",keyword:"type",params:{type: "array"},parentSchema:schema19.properties.roles,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.permissions !== undefined){
let data11 = data.permissions;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
if(typeof data12 !== "string"){
const err21 = {instancePath:instancePath+"/permissions/" + i1,keyword:"type",params:{type: "string"},parentSchema:schema19.properties.permissions.items,data:data12};
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
else {
const err22 = {instancePath:instancePath+"/permissions",keyword:"type",params:{type: "array"},parentSchema:schema19.properties.permissions,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.password !== undefined){
let data13 = data.password;
if(typeof data13 === "string"){
if(data13.length < 1){
const err23 = {instancePath:instancePath+"/password",keyword:"minLength",params:{limit: 1},parentSchema:schema19.properties.password,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/password",keyword:"type",params:{type: "string"},parentSchema:schema19.properties.password,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}


function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate16(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate16.errors);
errors = vErrors.length;
}
validate15.errors = vErrors;
return errors === 0;
}

const body6 = validate18;
const schema23 = {"$ref":"OwnUserPatch"};
const schema24 = {"type":"object","properties":{"firstname":{"type":"string"},"lastname":{"type":"string"}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.firstname !== undefined){
let data0 = data.firstname;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/firstname",keyword:"type",params:{type: "string"},parentSchema:schema24.properties.firstname,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.lastname !== undefined){
let data1 = data.lastname;
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/lastname",keyword:"type",params:{type: "string"},parentSchema:schema24.properties.lastname,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const body7 = validate19;
const schema25 = {"$ref":"UserPatch"};
const schema26 = {"type":"object","properties":{"username":{"type":"string","minLength":1,"x-hint":"an e-mail address"},"firstname":{"type":"string"},"lastname":{"type":"string"},"phone":{"type":"string"},"avatar":{"type":"string"},"status":{"type":"string","enum":["ACTIVE","PENDING","DISABLED"],"x-hint":"ACTIVE, PENDING or DISABLED, in capitals"},"confirmed":{"type":"boolean"},"tenant":{"$ref":"ObjectId"},"roles":{"type":"array","items":{"x-hint":"ids are 24 hexadecimal digits, as in the answers of this API","anyOf":[{"$ref":"ObjectId"},{"type":"object","required":["_id"],"properties":{"_id":{"$ref":"ObjectId"}}}]}},"permissions":{"type":"array","items":{"type":"string"}},"password":{"type":"string","minLength":1,"x-hint":"a non-empty string"}}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.username !== undefined){
let data0 = data.username;
if(typeof data0 === "string"){
if(data0.length < 1){
const err0 = {instancePath:instancePath+"/username",keyword:"minLength",params:{limit: 1},parentSchema:schema26.properties.username,data:data0};
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
const err1 = {instancePath:instancePath+"/username",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.username,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.firstname !== undefined){
let data1 = data.firstname;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/firstname",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.firstname,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.lastname !== undefined){
let data2 = data.lastname;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/lastname",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.lastname,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.phone !== undefined){
let data3 = data.phone;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/phone",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.phone,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.avatar !== undefined){
let data4 = data.avatar;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/avatar",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.avatar,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.status !== undefined){
let data5 = data.status;
if(typeof data5 !== "string"){
const err6 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.status,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data5 === "ACTIVE") || (data5 === "PENDING")) || (data5 === "DISABLED"))){
const err7 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema26.properties.status.enum},parentSchema:schema26.properties.status,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.confirmed !== undefined){
let data6 = data.confirmed;
if(typeof data6 !== "boolean"){
const err8 = {instancePath:instancePath+"/confirmed",keyword:"type",params:{type: "boolean"},parentSchema:schema26.properties.confirmed,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.tenant !== undefined){
let data7 = data.tenant;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err9 = {instancePath:instancePath+"/tenant",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.roles !== undefined){
let data8 = data.roles;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
const err11 = {instancePath:instancePath+"/roles/" + i0,keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/roles/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs25 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9._id === undefined){
const err13 = {instancePath:instancePath+"/roles/" + i0,keyword:"required",params:{missingProperty: "_id"},parentSchema:schema26.properties.roles.items.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data9._id !== undefined){
let data10 = data9._id;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err14 = {instancePath:instancePath+"/roles/" + i0+"/_id",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/roles/" + i0+"/_id",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/roles/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema26.properties.roles.items.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs25 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err17 = {instancePath:instancePath+"/roles/" + i0,keyword:"anyOf",params:{},parentSchema:schema26.properties.roles.items,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/roles",keyword:"type",params:{type: "array"},parentSchema:schema26.properties.roles,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.permissions !== undefined){
let data11 = data.permissions;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
if(typeof data12 !== "string"){
const err19 = {instancePath:instancePath+"/permissions/" + i1,keyword:"type",params:{type: "string"},parentSchema:schema26.properties.permissions.items,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/permissions",keyword:"type",params:{type: "array"},parentSchema:schema26.properties.permissions,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.password !== undefined){
let data13 = data.password;
if(typeof data13 === "string"){
if(data13.length < 1){
const err21 = {instancePath:instancePath+"/password",keyword:"minLength",params:{limit: 1},parentSchema:schema26.properties.password,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/password",keyword:"type",params:{type: "string"},parentSchema:schema26.properties.password,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}


function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate20(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate20.errors);
errors = vErrors.length;
}
validate19.errors = vErrors;
return errors === 0;
}

const body8 = validate22;
const schema30 = {"$ref":"TenantInput"};
const schema31 = {"type":"object","properties":{"name":{"type":"string","minLength":1},"confirmed":{"type":"boolean"},"status":{"type":"string","enum":["ACTIVE","PENDING","DISABLED"],"x-hint":"ACTIVE, PENDING or DISABLED, in capitals"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err0 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema31.properties.name,data:data0};
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
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema31.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.confirmed !== undefined){
let data1 = data.confirmed;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/confirmed",keyword:"type",params:{type: "boolean"},parentSchema:schema31.properties.confirmed,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.status !== undefined){
let data2 = data.status;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema31.properties.status,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data2 === "ACTIVE") || (data2 === "PENDING")) || (data2 === "DISABLED"))){
const err4 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema31.properties.status.enum},parentSchema:schema31.properties.status,data:data2};
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
const err5 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const body9 = validate23;
const schema32 = {"$ref":"TenantKeyInput"};
const schema33 = {"type":"object","properties":{"value":{"type":"string"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
let data0 = data.value;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "string"},parentSchema:schema33.properties.value,data:data0};
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
const err1 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema33,data};
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

const body10 = validate24;
const schema34 = {"$ref":"RoleInput"};
const schema35 = {"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"x-hint":"a name other than the built-in Admin, User, Tenant_Admin"},"description":{"type":"string"},"permissions":{"type":"array","items":{"type":"string","x-hint":"one of the common permissions that GET /api/v1/permissions lists"}},"isGlobal":{"type":"boolean"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"},parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema35.properties.name,data:data0};
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
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema35.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema35.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.permissions !== undefined){
let data2 = data.permissions;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/permissions/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema35.properties.permissions.items,data:data3};
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
const err5 = {instancePath:instancePath+"/permissions",keyword:"type",params:{type: "array"},parentSchema:schema35.properties.permissions,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.isGlobal !== undefined){
let data4 = data.isGlobal;
if(typeof data4 !== "boolean"){
const err6 = {instancePath:instancePath+"/isGlobal",keyword:"type",params:{type: "boolean"},parentSchema:schema35.properties.isGlobal,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const body11 = validate25;
const schema36 = {"$ref":"RolePatch"};
const schema37 = {"type":"object","properties":{"name":{"type":"string","minLength":1,"x-hint":"a name other than the built-in Admin, User, Tenant_Admin"},"description":{"type":"string"},"permissions":{"type":"array","items":{"type":"string","x-hint":"one of the common permissions that GET /api/v1/permissions lists"}},"isGlobal":{"type":"boolean"}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err0 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema37.properties.name,data:data0};
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
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema37.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema37.properties.description,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.permissions !== undefined){
let data2 = data.permissions;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/permissions/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema37.properties.permissions.items,data:data3};
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
const err4 = {instancePath:instancePath+"/permissions",keyword:"type",params:{type: "array"},parentSchema:schema37.properties.permissions,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.isGlobal !== undefined){
let data4 = data.isGlobal;
if(typeof data4 !== "boolean"){
const err5 = {instancePath:instancePath+"/isGlobal",keyword:"type",params:{type: "boolean"},parentSchema:schema37.properties.isGlobal,data:data4};
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
const err6 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

const body12 = validate26;
const schema38 = {"$ref":"TokenInput"};
const schema39 = {"type":"object","required":["accountId"],"properties":{"accountId":{"$ref":"ObjectId"},"expiresIn":{"type":["string","integer"],"x-hint":"a life span such as \"3h\", or -1 for ever"},"new":{"type":"boolean"},"inquirer":{"type":"string"},"description":{"type":"string"},"purpose":{"type":"string"},"customPermissions":{"type":"array","items":{"type":"string"}}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.accountId === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "accountId"},parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.accountId !== undefined){
let data0 = data.accountId;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/accountId",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data0};
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
const err2 = {instancePath:instancePath+"/accountId",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.expiresIn !== undefined){
let data1 = data.expiresIn;
if((typeof data1 !== "string") && (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1))))){
const err3 = {instancePath:instancePath+"/expiresIn",keyword:"type",params:{type: schema39.properties.expiresIn.type},parentSchema:schema39.properties.expiresIn,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.new !== undefined){
let data2 = data.new;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/new",keyword:"type",params:{type: "boolean"},parentSchema:schema39.properties.new,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.inquirer !== undefined){
let data3 = data.inquirer;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/inquirer",keyword:"type",params:{type: "string"},parentSchema:schema39.properties.inquirer,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema39.properties.description,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.purpose !== undefined){
let data5 = data.purpose;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/purpose",keyword:"type",params:{type: "string"},parentSchema:schema39.properties.purpose,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.customPermissions !== undefined){
let data6 = data.customPermissions;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 !== "string"){
const err8 = {instancePath:instancePath+"/customPermissions/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema39.properties.customPermissions.items,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/customPermissions",keyword:"type",params:{type: "array"},parentSchema:schema39.properties.customPermissions,data:data6};
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
const err10 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate27.errors);
errors = vErrors.length;
}
validate26.errors = vErrors;
return errors === 0;
}

const body13 = validate29;
const schema41 = {"$ref":"TokenToInspect"};
const schema42 = {"type":"object","required":["token"],"properties":{"token":{"type":"string","minLength":1,"x-hint":"the whole token, as login returned it"}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.token === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "token"},parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.token !== undefined){
let data0 = data.token;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/token",keyword:"minLength",params:{limit: 1},parentSchema:schema42.properties.token,data:data0};
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
const err2 = {instancePath:instancePath+"/token",keyword:"type",params:{type: "string"},parentSchema:schema42.properties.token,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const parameter14 = validate30;
const schema43 = {"type":"integer","minimum":1};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema43,data};
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
const err1 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate30.errors = vErrors;
return errors === 0;
}

const parameter15 = validate31;
const schema44 = {"type":"string","enum":["active","inactive","1","0"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((data === "active") || (data === "inactive")) || (data === "1")) || (data === "0"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema44.enum},parentSchema:schema44,data};
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

const parameter16 = validate32;
const schema45 = {"type":"string","enum":["ordinary","long_running"]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "ordinary") || (data === "long_running"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema45.enum},parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const parameter17 = validate33;
const schema46 = {"type":"string","enum":["createdAt","-createdAt","updatedAt","-updatedAt","name","-name"]};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((((data === "createdAt") || (data === "-createdAt")) || (data === "updatedAt")) || (data === "-updatedAt")) || (data === "name")) || (data === "-name"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema46.enum},parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

const parameter18 = validate34;
const schema47 = {"type":"string","pattern":"^[\\w\\s-]+$"};
const pattern8 = new RegExp("^[\\w\\s-]+$", "u");

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern8.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^[\\w\\s-]+$"},parentSchema:schema47,data};
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
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

const body19 = validate35;
const schema48 = {"if":{"type":"array"},"then":{"type":"array","items":{"$ref":"FlowInput"}},"else":{"$ref":"FlowInput"}};
const schema49 = {"type":"object","additionalProperties":false,"required":["graph"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"graph":{"$ref":"FlowGraphInput"},"type":{"type":"string","enum":["ordinary","realtime","long_running"],"x-hint":"ordinary, realtime or long_running"},"tenant":{"type":"string"},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"status":{"const":"inactive","type":"string","x-hint":"leave it out; only POST /flows/{id}/start and /stop change the status"},"cron":{"type":"string","minLength":1,"x-hint":"five or six cron fields; leave it out for a flow that is started by webhook"},"fromTemplate":{"$ref":"ObjectId"},"flowSettings":{"type":"object"},"payload":{"$ref":"FlowPayload"},"id":{"readOnly":true},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};
const schema55 = {"type":"object","additionalProperties":false,"required":["id","type"],"properties":{"id":{"type":"string","minLength":1,"x-hint":"the internal id (_id) of the user or tenant"},"type":{"type":"string","enum":["user","tenant"],"x-hint":"user or tenant, in lower case"}}};
const schema57 = {"type":"object","properties":{"inputParameters":{"type":"object","additionalProperties":true},"outputParameters":{"type":"object","additionalProperties":true}}};
const func2 = Object.prototype.hasOwnProperty;
const schema50 = {"type":"object","additionalProperties":false,"required":["nodes"],"properties":{"nodes":{"type":"array","minItems":1,"items":{"$ref":"FlowNodeInput"}},"edges":{"type":"array","items":{"$ref":"FlowEdgeInput"}}}};
const schema54 = {"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"id":{"type":"string","maxLength":10},"config":{"type":"object","additionalProperties":false,"properties":{"condition":{"type":"string","maxLength":30},"mapper":{"type":"object"}}},"source":{"type":"string","minLength":1,"x-hint":"the id of a node of the same graph"},"target":{"type":"string","minLength":1,"x-hint":"the id of a node of the same graph"}}};
const schema51 = {"type":"object","additionalProperties":false,"required":["id","componentId","function"],"properties":{"id":{"type":"string","minLength":1,"maxLength":30,"x-hint":"a name of at most 30 characters that the edges refer to"},"componentId":{"$ref":"ObjectId"},"function":{"type":"string","minLength":1,"x-hint":"the name of a trigger or action of the connector"},"name":{"type":"string"},"credentials_id":{"$ref":"ObjectId"},"description":{"type":"string"},"fields":{"type":"object"},"nodeSettings":{"type":"object"}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "id"},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.componentId === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "componentId"},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.function === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "function"},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "componentId")) || (key0 === "function")) || (key0 === "name")) || (key0 === "credentials_id")) || (key0 === "description")) || (key0 === "fields")) || (key0 === "nodeSettings"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 30){
const err4 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 30},parentSchema:schema51.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema51.properties.id,data:data0};
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
const err6 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"},parentSchema:schema51.properties.id,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.componentId !== undefined){
let data1 = data.componentId;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err7 = {instancePath:instancePath+"/componentId",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data1};
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
const err8 = {instancePath:instancePath+"/componentId",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.function !== undefined){
let data2 = data.function;
if(typeof data2 === "string"){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/function",keyword:"minLength",params:{limit: 1},parentSchema:schema51.properties.function,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/function",keyword:"type",params:{type: "string"},parentSchema:schema51.properties.function,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema51.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.credentials_id !== undefined){
let data4 = data.credentials_id;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err12 = {instancePath:instancePath+"/credentials_id",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data4};
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
const err13 = {instancePath:instancePath+"/credentials_id",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 !== "string"){
const err14 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema51.properties.description,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.fields !== undefined){
let data6 = data.fields;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err15 = {instancePath:instancePath+"/fields",keyword:"type",params:{type: "object"},parentSchema:schema51.properties.fields,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.nodeSettings !== undefined){
let data7 = data.nodeSettings;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err16 = {instancePath:instancePath+"/nodeSettings",keyword:"type",params:{type: "object"},parentSchema:schema51.properties.nodeSettings,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.nodes === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "nodes"},parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "nodes") || (key0 === "edges"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.nodes !== undefined){
let data0 = data.nodes;
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/nodes",keyword:"minItems",params:{limit: 1},parentSchema:schema50.properties.nodes,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate38(data0[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = join(vErrors, validate38.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/nodes",keyword:"type",params:{type: "array"},parentSchema:schema50.properties.nodes,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.edges !== undefined){
let data2 = data.edges;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.source === undefined){
const err4 = {instancePath:instancePath+"/edges/" + i1,keyword:"required",params:{missingProperty: "source"},parentSchema:schema54,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data3.target === undefined){
const err5 = {instancePath:instancePath+"/edges/" + i1,keyword:"required",params:{missingProperty: "target"},parentSchema:schema54,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data3){
if(!((((key1 === "id") || (key1 === "config")) || (key1 === "source")) || (key1 === "target"))){
const err6 = {instancePath:instancePath+"/edges/" + i1,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema54,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.id !== undefined){
let data4 = data3.id;
if(typeof data4 === "string"){
if(data4.length > 10){
const err7 = {instancePath:instancePath+"/edges/" + i1+"/id",keyword:"maxLength",params:{limit: 10},parentSchema:schema54.properties.id,data:data4};
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
const err8 = {instancePath:instancePath+"/edges/" + i1+"/id",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.id,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data3.config !== undefined){
let data5 = data3.config;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
if(!((key2 === "condition") || (key2 === "mapper"))){
const err9 = {instancePath:instancePath+"/edges/" + i1+"/config",keyword:"additionalProperties",params:{additionalProperty: key2},parentSchema:schema54.properties.config,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.condition !== undefined){
let data6 = data5.condition;
if(typeof data6 === "string"){
if(data6.length > 30){
const err10 = {instancePath:instancePath+"/edges/" + i1+"/config/condition",keyword:"maxLength",params:{limit: 30},parentSchema:schema54.properties.config.properties.condition,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/edges/" + i1+"/config/condition",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.config.properties.condition,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.mapper !== undefined){
let data7 = data5.mapper;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err12 = {instancePath:instancePath+"/edges/" + i1+"/config/mapper",keyword:"type",params:{type: "object"},parentSchema:schema54.properties.config.properties.mapper,data:data7};
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
const err13 = {instancePath:instancePath+"/edges/" + i1+"/config",keyword:"type",params:{type: "object"},parentSchema:schema54.properties.config,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.source !== undefined){
let data8 = data3.source;
if(typeof data8 === "string"){
if(data8.length < 1){
const err14 = {instancePath:instancePath+"/edges/" + i1+"/source",keyword:"minLength",params:{limit: 1},parentSchema:schema54.properties.source,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/edges/" + i1+"/source",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.source,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data3.target !== undefined){
let data9 = data3.target;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/edges/" + i1+"/target",keyword:"minLength",params:{limit: 1},parentSchema:schema54.properties.target,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/edges/" + i1+"/target",keyword:"type",params:{type: "string"},parentSchema:schema54.properties.target,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/edges/" + i1,keyword:"type",params:{type: "object"},parentSchema:schema54,data:data3};
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
else {
const err19 = {instancePath:instancePath+"/edges",keyword:"type",params:{type: "array"},parentSchema:schema50.properties.edges,data:data2};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.graph === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "graph"},parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema49.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.graph !== undefined){
if(!(validate37(data.graph, {instancePath:instancePath+"/graph",parentData:data,parentDataProperty:"graph",rootData}))){
vErrors = join(vErrors, validate37.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.type,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data3 === "ordinary") || (data3 === "realtime")) || (data3 === "long_running"))){
const err5 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema49.properties.type.enum},parentSchema:schema49.properties.type,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.tenant !== undefined){
let data4 = data.tenant;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.tenant,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.owners !== undefined){
let data5 = data.owners;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.id === undefined){
const err7 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data6.type === undefined){
const err8 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data6){
if(!((key1 === "id") || (key1 === "type"))){
const err9 = {instancePath:instancePath+"/owners/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data6.id !== undefined){
let data7 = data6.id;
if(typeof data7 === "string"){
if(data7.length < 1){
const err10 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.type !== undefined){
let data8 = data6.type;
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data8 === "user") || (data8 === "tenant"))){
const err13 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data8};
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
const err14 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema49.properties.owners,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.status !== undefined){
let data9 = data.status;
if(typeof data9 !== "string"){
const err16 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.status,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if("inactive" !== data9){
const err17 = {instancePath:instancePath+"/status",keyword:"const",params:{allowedValue: "inactive"},parentSchema:schema49.properties.status,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.cron !== undefined){
let data10 = data.cron;
if(typeof data10 === "string"){
if(data10.length < 1){
const err18 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema49.properties.cron,data:data10};
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
const err19 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema49.properties.cron,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.fromTemplate !== undefined){
let data11 = data.fromTemplate;
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err20 = {instancePath:instancePath+"/fromTemplate",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/fromTemplate",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data12 = data.flowSettings;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err22 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema49.properties.flowSettings,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.payload !== undefined){
let data13 = data.payload;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.inputParameters !== undefined){
let data14 = data13.inputParameters;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
}
else {
const err23 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data13.outputParameters !== undefined){
let data15 = data13.outputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err24 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(!(Array.isArray(data))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate36(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = join(vErrors, validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "array"},parentSchema:schema48.then,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs6 = errors;
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err2 = {instancePath,keyword:"if",params:{failingKeyword: ifClause0},parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const body20 = validate43;
const schema58 = {"type":"array","items":{"$ref":"FlowBulkPatch"}};
const schema59 = {"type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","pattern":"^[0-9a-fA-F]{24}$","x-hint":"the id of the flow; without it the first flow in sight is changed"},"name":{"type":"string"},"description":{"type":"string"},"graph":{"$ref":"FlowGraphInput"},"type":{"type":"string","enum":["ordinary","realtime","long_running"],"x-hint":"ordinary, realtime or long_running"},"tenant":{"type":"string"},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"status":{"const":"inactive","type":"string","x-hint":"leave it out; only POST /flows/{id}/start and /stop change the status"},"cron":{"type":"string","minLength":1,"x-hint":"five or six cron fields; leave it out for a flow that is started by webhook"},"fromTemplate":{"$ref":"ObjectId"},"flowSettings":{"type":"object"},"payload":{"$ref":"FlowPayload"},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "id"},parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema59.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/id",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema59.properties.id,data:data0};
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
const err3 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.name,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.description,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.graph !== undefined){
if(!(validate37(data.graph, {instancePath:instancePath+"/graph",parentData:data,parentDataProperty:"graph",rootData}))){
vErrors = join(vErrors, validate37.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data4 = data.type;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.type,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data4 === "ordinary") || (data4 === "realtime")) || (data4 === "long_running"))){
const err7 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema59.properties.type.enum},parentSchema:schema59.properties.type,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.tenant !== undefined){
let data5 = data.tenant;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.tenant,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.owners !== undefined){
let data6 = data.owners;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.id === undefined){
const err9 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data7.type === undefined){
const err10 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data7){
if(!((key1 === "id") || (key1 === "type"))){
const err11 = {instancePath:instancePath+"/owners/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data7.id !== undefined){
let data8 = data7.id;
if(typeof data8 === "string"){
if(data8.length < 1){
const err12 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data8};
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
const err13 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data7.type !== undefined){
let data9 = data7.type;
if(typeof data9 !== "string"){
const err14 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data9 === "user") || (data9 === "tenant"))){
const err15 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema59.properties.owners,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.status !== undefined){
let data10 = data.status;
if(typeof data10 !== "string"){
const err18 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.status,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if("inactive" !== data10){
const err19 = {instancePath:instancePath+"/status",keyword:"const",params:{allowedValue: "inactive"},parentSchema:schema59.properties.status,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.cron !== undefined){
let data11 = data.cron;
if(typeof data11 === "string"){
if(data11.length < 1){
const err20 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema59.properties.cron,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema59.properties.cron,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.fromTemplate !== undefined){
let data12 = data.fromTemplate;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err22 = {instancePath:instancePath+"/fromTemplate",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/fromTemplate",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data13 = data.flowSettings;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err24 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema59.properties.flowSettings,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.payload !== undefined){
let data14 = data.payload;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.inputParameters !== undefined){
let data15 = data14.inputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err25 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data15};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data14.outputParameters !== undefined){
let data16 = data14.outputParameters;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
const err26 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data16};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate44(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = join(vErrors, validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,keyword:"type",params:{type: "array"},parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

const body21 = validate47;
const schema63 = {"type":"array","items":{"$ref":"ObjectId"}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err0 = {instancePath:instancePath+"/" + i0,keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data0};
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
const err1 = {instancePath:instancePath+"/" + i0,keyword:"type",params:{type: "string"},parentSchema:schema20,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "array"},parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

const body22 = validate48;
const schema65 = {"$ref":"FlowPatch"};
const schema66 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"description":{"type":"string"},"graph":{"$ref":"FlowGraphInput"},"type":{"type":"string","enum":["ordinary","realtime","long_running"],"x-hint":"ordinary, realtime or long_running"},"tenant":{"type":"string"},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"status":{"const":"inactive","type":"string","x-hint":"leave it out; only POST /flows/{id}/start and /stop change the status"},"cron":{"type":"string","minLength":1,"x-hint":"five or six cron fields; leave it out for a flow that is started by webhook"},"fromTemplate":{"$ref":"ObjectId"},"flowSettings":{"type":"object"},"payload":{"$ref":"FlowPayload"},"id":{"readOnly":true},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema66.properties, key0))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.description,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.graph !== undefined){
if(!(validate37(data.graph, {instancePath:instancePath+"/graph",parentData:data,parentDataProperty:"graph",rootData}))){
vErrors = join(vErrors, validate37.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.type,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data3 === "ordinary") || (data3 === "realtime")) || (data3 === "long_running"))){
const err4 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema66.properties.type.enum},parentSchema:schema66.properties.type,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.tenant !== undefined){
let data4 = data.tenant;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.tenant,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.owners !== undefined){
let data5 = data.owners;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.id === undefined){
const err6 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data6.type === undefined){
const err7 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data6){
if(!((key1 === "id") || (key1 === "type"))){
const err8 = {instancePath:instancePath+"/owners/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data6.id !== undefined){
let data7 = data6.id;
if(typeof data7 === "string"){
if(data7.length < 1){
const err9 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.type !== undefined){
let data8 = data6.type;
if(typeof data8 !== "string"){
const err11 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data8 === "user") || (data8 === "tenant"))){
const err12 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data8};
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
const err13 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data6};
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
const err14 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema66.properties.owners,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.status !== undefined){
let data9 = data.status;
if(typeof data9 !== "string"){
const err15 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.status,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if("inactive" !== data9){
const err16 = {instancePath:instancePath+"/status",keyword:"const",params:{allowedValue: "inactive"},parentSchema:schema66.properties.status,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.cron !== undefined){
let data10 = data.cron;
if(typeof data10 === "string"){
if(data10.length < 1){
const err17 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema66.properties.cron,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema66.properties.cron,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.fromTemplate !== undefined){
let data11 = data.fromTemplate;
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err19 = {instancePath:instancePath+"/fromTemplate",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/fromTemplate",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data12 = data.flowSettings;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err21 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema66.properties.flowSettings,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.payload !== undefined){
let data13 = data.payload;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.inputParameters !== undefined){
let data14 = data13.inputParameters;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
}
else {
const err22 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data14};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data13.outputParameters !== undefined){
let data15 = data13.outputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err23 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data15};
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
const err24 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate49(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate49.errors);
errors = vErrors.length;
}
validate48.errors = vErrors;
return errors === 0;
}

const parameter23 = validate52;
const schema70 = {"type":"string","enum":["1","0"]};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "1") || (data === "0"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema70.enum},parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

const body24 = validate53;
const schema71 = {"$ref":"TemplateInput"};
const schema72 = {"type":"object","additionalProperties":false,"required":["graph"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"graph":{"$ref":"TemplateGraphInput"},"type":{"type":"string","enum":["ordinary","realtime","long_running"],"x-hint":"ordinary, realtime or long_running"},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"status":{"type":"string","enum":["draft","published"],"x-hint":"draft or published"},"cron":{"type":"string","minLength":1},"sourceTemplate":{"$ref":"ObjectId"},"flowSettings":{"type":"object"},"tags":{"type":"array","items":{"type":"string"}},"payload":{"$ref":"FlowPayload"},"id":{"readOnly":true},"tenant":{"readOnly":true},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};
const schema73 = {"type":"object","additionalProperties":false,"required":["nodes"],"properties":{"nodes":{"type":"array","minItems":1,"items":{"$ref":"TemplateNodeInput"}},"edges":{"type":"array","items":{"$ref":"TemplateEdgeInput"}}}};
const schema79 = {"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"id":{"type":"string"},"config":{"type":"object","additionalProperties":false,"properties":{"condition":{"type":"string"},"mapper":{"type":"object"}}},"source":{"type":"string","minLength":1,"x-hint":"the id of a node of the same graph"},"target":{"type":"string","minLength":1,"x-hint":"the id of a node of the same graph"}}};
const schema74 = {"type":"object","additionalProperties":false,"required":["id","componentId","function"],"properties":{"id":{"type":"string","minLength":1,"x-hint":"a name that the edges refer to"},"componentId":{"$ref":"ObjectId"},"function":{"type":"string","minLength":1,"x-hint":"the name of a trigger or action of the connector"},"name":{"type":"string"},"credentials_id":{"$ref":"ObjectId"},"description":{"type":"string"},"fields":{"type":"object"},"nodeSettings":{"type":"object"},"tenant":{"$ref":"ObjectId"},"authorization":{"$ref":"NodeAuthorization"}}};
const schema78 = {"type":"object","additionalProperties":false,"properties":{"authType":{"type":"string","enum":["NO_AUTH","API_KEY","OA1_TWO_LEGGED","OA1_THREE_LEGGED","OA2_AUTHORIZATION_CODE","SIMPLE","MIXED","SESSION_AUTH"]},"authClientId":{"type":"string"}}};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "id"},parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.componentId === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "componentId"},parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.function === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "function"},parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema74.properties, key0))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema74.properties.id,data:data0};
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
const err5 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"},parentSchema:schema74.properties.id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.componentId !== undefined){
let data1 = data.componentId;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err6 = {instancePath:instancePath+"/componentId",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/componentId",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.function !== undefined){
let data2 = data.function;
if(typeof data2 === "string"){
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/function",keyword:"minLength",params:{limit: 1},parentSchema:schema74.properties.function,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/function",keyword:"type",params:{type: "string"},parentSchema:schema74.properties.function,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema74.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.credentials_id !== undefined){
let data4 = data.credentials_id;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err11 = {instancePath:instancePath+"/credentials_id",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/credentials_id",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema74.properties.description,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.fields !== undefined){
let data6 = data.fields;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err14 = {instancePath:instancePath+"/fields",keyword:"type",params:{type: "object"},parentSchema:schema74.properties.fields,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.nodeSettings !== undefined){
let data7 = data.nodeSettings;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err15 = {instancePath:instancePath+"/nodeSettings",keyword:"type",params:{type: "object"},parentSchema:schema74.properties.nodeSettings,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.tenant !== undefined){
let data8 = data.tenant;
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err16 = {instancePath:instancePath+"/tenant",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/tenant",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.authorization !== undefined){
let data9 = data.authorization;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 in data9){
if(!((key1 === "authType") || (key1 === "authClientId"))){
const err18 = {instancePath:instancePath+"/authorization",keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema78,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.authType !== undefined){
let data10 = data9.authType;
if(typeof data10 !== "string"){
const err19 = {instancePath:instancePath+"/authorization/authType",keyword:"type",params:{type: "string"},parentSchema:schema78.properties.authType,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((((((((data10 === "NO_AUTH") || (data10 === "API_KEY")) || (data10 === "OA1_TWO_LEGGED")) || (data10 === "OA1_THREE_LEGGED")) || (data10 === "OA2_AUTHORIZATION_CODE")) || (data10 === "SIMPLE")) || (data10 === "MIXED")) || (data10 === "SESSION_AUTH"))){
const err20 = {instancePath:instancePath+"/authorization/authType",keyword:"enum",params:{allowedValues: schema78.properties.authType.enum},parentSchema:schema78.properties.authType,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data9.authClientId !== undefined){
let data11 = data9.authClientId;
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/authorization/authClientId",keyword:"type",params:{type: "string"},parentSchema:schema78.properties.authClientId,data:data11};
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
else {
const err22 = {instancePath:instancePath+"/authorization",keyword:"type",params:{type: "object"},parentSchema:schema78,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.nodes === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "nodes"},parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "nodes") || (key0 === "edges"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.nodes !== undefined){
let data0 = data.nodes;
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/nodes",keyword:"minItems",params:{limit: 1},parentSchema:schema73.properties.nodes,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate56(data0[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = join(vErrors, validate56.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/nodes",keyword:"type",params:{type: "array"},parentSchema:schema73.properties.nodes,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.edges !== undefined){
let data2 = data.edges;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.source === undefined){
const err4 = {instancePath:instancePath+"/edges/" + i1,keyword:"required",params:{missingProperty: "source"},parentSchema:schema79,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data3.target === undefined){
const err5 = {instancePath:instancePath+"/edges/" + i1,keyword:"required",params:{missingProperty: "target"},parentSchema:schema79,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data3){
if(!((((key1 === "id") || (key1 === "config")) || (key1 === "source")) || (key1 === "target"))){
const err6 = {instancePath:instancePath+"/edges/" + i1,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema79,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.id !== undefined){
let data4 = data3.id;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/edges/" + i1+"/id",keyword:"type",params:{type: "string"},parentSchema:schema79.properties.id,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.config !== undefined){
let data5 = data3.config;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
if(!((key2 === "condition") || (key2 === "mapper"))){
const err8 = {instancePath:instancePath+"/edges/" + i1+"/config",keyword:"additionalProperties",params:{additionalProperty: key2},parentSchema:schema79.properties.config,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data5.condition !== undefined){
let data6 = data5.condition;
if(typeof data6 !== "string"){
const err9 = {instancePath:instancePath+"/edges/" + i1+"/config/condition",keyword:"type",params:{type: "string"},parentSchema:schema79.properties.config.properties.condition,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.mapper !== undefined){
let data7 = data5.mapper;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err10 = {instancePath:instancePath+"/edges/" + i1+"/config/mapper",keyword:"type",params:{type: "object"},parentSchema:schema79.properties.config.properties.mapper,data:data7};
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
const err11 = {instancePath:instancePath+"/edges/" + i1+"/config",keyword:"type",params:{type: "object"},parentSchema:schema79.properties.config,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.source !== undefined){
let data8 = data3.source;
if(typeof data8 === "string"){
if(data8.length < 1){
const err12 = {instancePath:instancePath+"/edges/" + i1+"/source",keyword:"minLength",params:{limit: 1},parentSchema:schema79.properties.source,data:data8};
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
const err13 = {instancePath:instancePath+"/edges/" + i1+"/source",keyword:"type",params:{type: "string"},parentSchema:schema79.properties.source,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.target !== undefined){
let data9 = data3.target;
if(typeof data9 === "string"){
if(data9.length < 1){
const err14 = {instancePath:instancePath+"/edges/" + i1+"/target",keyword:"minLength",params:{limit: 1},parentSchema:schema79.properties.target,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/edges/" + i1+"/target",keyword:"type",params:{type: "string"},parentSchema:schema79.properties.target,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/edges/" + i1,keyword:"type",params:{type: "object"},parentSchema:schema79,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/edges",keyword:"type",params:{type: "array"},parentSchema:schema73.properties.edges,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.graph === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "graph"},parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema72.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema72.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema72.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.graph !== undefined){
if(!(validate55(data.graph, {instancePath:instancePath+"/graph",parentData:data,parentDataProperty:"graph",rootData}))){
vErrors = join(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema72.properties.type,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data3 === "ordinary") || (data3 === "realtime")) || (data3 === "long_running"))){
const err5 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema72.properties.type.enum},parentSchema:schema72.properties.type,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.owners !== undefined){
let data4 = data.owners;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.id === undefined){
const err6 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data5.type === undefined){
const err7 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data5){
if(!((key1 === "id") || (key1 === "type"))){
const err8 = {instancePath:instancePath+"/owners/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data5.id !== undefined){
let data6 = data5.id;
if(typeof data6 === "string"){
if(data6.length < 1){
const err9 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.type !== undefined){
let data7 = data5.type;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data7 === "user") || (data7 === "tenant"))){
const err12 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data7};
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
const err13 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data5};
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
const err14 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema72.properties.owners,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.status !== undefined){
let data8 = data.status;
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema72.properties.status,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((data8 === "draft") || (data8 === "published"))){
const err16 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema72.properties.status.enum},parentSchema:schema72.properties.status,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.cron !== undefined){
let data9 = data.cron;
if(typeof data9 === "string"){
if(data9.length < 1){
const err17 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema72.properties.cron,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema72.properties.cron,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.sourceTemplate !== undefined){
let data10 = data.sourceTemplate;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err19 = {instancePath:instancePath+"/sourceTemplate",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/sourceTemplate",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data11 = data.flowSettings;
if(!(data11 && typeof data11 == "object" && !Array.isArray(data11))){
const err21 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema72.properties.flowSettings,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.tags !== undefined){
let data12 = data.tags;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 !== "string"){
const err22 = {instancePath:instancePath+"/tags/" + i1,keyword:"type",params:{type: "string"},parentSchema:schema72.properties.tags.items,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/tags",keyword:"type",params:{type: "array"},parentSchema:schema72.properties.tags,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.payload !== undefined){
let data14 = data.payload;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.inputParameters !== undefined){
let data15 = data14.inputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err24 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data14.outputParameters !== undefined){
let data16 = data14.outputParameters;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
const err25 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data16};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate54(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate54.errors);
errors = vErrors.length;
}
validate53.errors = vErrors;
return errors === 0;
}

const body25 = validate60;
const schema83 = {"$ref":"TemplatePatch"};
const schema84 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"description":{"type":"string"},"graph":{"$ref":"TemplateGraphInput"},"type":{"type":"string","enum":["ordinary","realtime","long_running"],"x-hint":"ordinary, realtime or long_running"},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"status":{"type":"string","enum":["draft","published"],"x-hint":"draft or published"},"cron":{"type":"string","minLength":1},"sourceTemplate":{"$ref":"ObjectId"},"flowSettings":{"type":"object"},"tags":{"type":"array","items":{"type":"string"}},"payload":{"$ref":"FlowPayload"},"id":{"readOnly":true},"tenant":{"readOnly":true},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema84.properties, key0))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema84.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema84.properties.description,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.graph !== undefined){
if(!(validate55(data.graph, {instancePath:instancePath+"/graph",parentData:data,parentDataProperty:"graph",rootData}))){
vErrors = join(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema84.properties.type,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data3 === "ordinary") || (data3 === "realtime")) || (data3 === "long_running"))){
const err4 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema84.properties.type.enum},parentSchema:schema84.properties.type,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.owners !== undefined){
let data4 = data.owners;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.id === undefined){
const err5 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data5.type === undefined){
const err6 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data5){
if(!((key1 === "id") || (key1 === "type"))){
const err7 = {instancePath:instancePath+"/owners/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data5.id !== undefined){
let data6 = data5.id;
if(typeof data6 === "string"){
if(data6.length < 1){
const err8 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.type !== undefined){
let data7 = data5.type;
if(typeof data7 !== "string"){
const err10 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data7 === "user") || (data7 === "tenant"))){
const err11 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data5};
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
const err13 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema84.properties.owners,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.status !== undefined){
let data8 = data.status;
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"},parentSchema:schema84.properties.status,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((data8 === "draft") || (data8 === "published"))){
const err15 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema84.properties.status.enum},parentSchema:schema84.properties.status,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.cron !== undefined){
let data9 = data.cron;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema84.properties.cron,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema84.properties.cron,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.sourceTemplate !== undefined){
let data10 = data.sourceTemplate;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err18 = {instancePath:instancePath+"/sourceTemplate",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{24}$"},parentSchema:schema20,data:data10};
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
const err19 = {instancePath:instancePath+"/sourceTemplate",keyword:"type",params:{type: "string"},parentSchema:schema20,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data11 = data.flowSettings;
if(!(data11 && typeof data11 == "object" && !Array.isArray(data11))){
const err20 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema84.properties.flowSettings,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.tags !== undefined){
let data12 = data.tags;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 !== "string"){
const err21 = {instancePath:instancePath+"/tags/" + i1,keyword:"type",params:{type: "string"},parentSchema:schema84.properties.tags.items,data:data13};
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
else {
const err22 = {instancePath:instancePath+"/tags",keyword:"type",params:{type: "array"},parentSchema:schema84.properties.tags,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.payload !== undefined){
let data14 = data.payload;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.inputParameters !== undefined){
let data15 = data14.inputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err23 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data14.outputParameters !== undefined){
let data16 = data14.outputParameters;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
const err24 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}


function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate61(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate61.errors);
errors = vErrors.length;
}
validate60.errors = vErrors;
return errors === 0;
}

const body26 = validate64;
const schema88 = {"$ref":"GenerateInput"};
const schema89 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"description":{"type":"string"},"graph":{"type":"object","properties":{"nodes":{"type":"array","items":{"type":"object"}},"edges":{"type":"array","items":{"type":"object"}}}},"type":{"type":"string","enum":["ordinary","realtime","long_running"]},"owners":{"type":"array","items":{"$ref":"OwnerInput"}},"cron":{"type":"string","minLength":1},"flowSettings":{"type":"object"},"payload":{"$ref":"FlowPayload"},"status":{"readOnly":true},"id":{"readOnly":true},"tenant":{"readOnly":true},"sourceTemplate":{"readOnly":true},"tags":{"readOnly":true},"createdAt":{"readOnly":true},"updatedAt":{"readOnly":true}}};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema89.properties, key0))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},parentSchema:schema89,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema89.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/description",keyword:"type",params:{type: "string"},parentSchema:schema89.properties.description,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.graph !== undefined){
let data2 = data.graph;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.nodes !== undefined){
let data3 = data2.nodes;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err3 = {instancePath:instancePath+"/graph/nodes/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema89.properties.graph.properties.nodes.items,data:data4};
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
const err4 = {instancePath:instancePath+"/graph/nodes",keyword:"type",params:{type: "array"},parentSchema:schema89.properties.graph.properties.nodes,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.edges !== undefined){
let data5 = data2.edges;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err5 = {instancePath:instancePath+"/graph/edges/" + i1,keyword:"type",params:{type: "object"},parentSchema:schema89.properties.graph.properties.edges.items,data:data6};
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
const err6 = {instancePath:instancePath+"/graph/edges",keyword:"type",params:{type: "array"},parentSchema:schema89.properties.graph.properties.edges,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/graph",keyword:"type",params:{type: "object"},parentSchema:schema89.properties.graph,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.type !== undefined){
let data7 = data.type;
if(typeof data7 !== "string"){
const err8 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema89.properties.type,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data7 === "ordinary") || (data7 === "realtime")) || (data7 === "long_running"))){
const err9 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema89.properties.type.enum},parentSchema:schema89.properties.type,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.owners !== undefined){
let data8 = data.owners;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.id === undefined){
const err10 = {instancePath:instancePath+"/owners/" + i2,keyword:"required",params:{missingProperty: "id"},parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data9.type === undefined){
const err11 = {instancePath:instancePath+"/owners/" + i2,keyword:"required",params:{missingProperty: "type"},parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data9){
if(!((key1 === "id") || (key1 === "type"))){
const err12 = {instancePath:instancePath+"/owners/" + i2,keyword:"additionalProperties",params:{additionalProperty: key1},parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data9.id !== undefined){
let data10 = data9.id;
if(typeof data10 === "string"){
if(data10.length < 1){
const err13 = {instancePath:instancePath+"/owners/" + i2+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema55.properties.id,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/owners/" + i2+"/id",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.id,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data9.type !== undefined){
let data11 = data9.type;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/owners/" + i2+"/type",keyword:"type",params:{type: "string"},parentSchema:schema55.properties.type,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((data11 === "user") || (data11 === "tenant"))){
const err16 = {instancePath:instancePath+"/owners/" + i2+"/type",keyword:"enum",params:{allowedValues: schema55.properties.type.enum},parentSchema:schema55.properties.type,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/owners/" + i2,keyword:"type",params:{type: "object"},parentSchema:schema55,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema89.properties.owners,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.cron !== undefined){
let data12 = data.cron;
if(typeof data12 === "string"){
if(data12.length < 1){
const err19 = {instancePath:instancePath+"/cron",keyword:"minLength",params:{limit: 1},parentSchema:schema89.properties.cron,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/cron",keyword:"type",params:{type: "string"},parentSchema:schema89.properties.cron,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.flowSettings !== undefined){
let data13 = data.flowSettings;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err21 = {instancePath:instancePath+"/flowSettings",keyword:"type",params:{type: "object"},parentSchema:schema89.properties.flowSettings,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.payload !== undefined){
let data14 = data.payload;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.inputParameters !== undefined){
let data15 = data14.inputParameters;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
const err22 = {instancePath:instancePath+"/payload/inputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.inputParameters,data:data15};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data14.outputParameters !== undefined){
let data16 = data14.outputParameters;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
const err23 = {instancePath:instancePath+"/payload/outputParameters",keyword:"type",params:{type: "object"},parentSchema:schema57.properties.outputParameters,data:data16};
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
const err24 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema57,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema89,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate65(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate65.errors);
errors = vErrors.length;
}
validate64.errors = vErrors;
return errors === 0;
}

const body27 = validate67;
const schema92 = {"$ref":"WebhookPayload"};
const schema93 = {"type":"object","required":["data"],"properties":{"data":{"type":"object","additionalProperties":true,"x-hint":"put the values under data, e.g. {\"data\": {\"firstName\": \"Ada\"}}"}}};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "data"},parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.data !== undefined){
let data0 = data.data;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
const err1 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema93.properties.data,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}

const parameter28 = validate68;
const schema94 = {"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"};
const pattern21 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", "u");

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern21.test(data)){
const err0 = {instancePath,keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},parentSchema:schema94,data};
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
const err1 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema94,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}

const parameter29 = validate69;
const schema95 = {"type":"string","enum":["user","flow","component"]};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "user") || (data === "flow")) || (data === "component"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema95.enum},parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}

const parameter30 = validate70;
const schema96 = {"type":"boolean"};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,keyword:"type",params:{type: "boolean"},parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}

const body31 = validate71;
const schema97 = {"$ref":"SecretInput"};
const schema98 = {"type":"object","anyOf":[{"required":["data"]},{"required":["name","type"]}],"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"SecretType"},"owners":{"type":"array","items":{"$ref":"SecretOwner"}},"value":{"type":"object","additionalProperties":true},"data":{"type":"object","required":["name","type"],"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"SecretType"},"owners":{"type":"array","items":{"$ref":"SecretOwner"}},"value":{"type":"object","additionalProperties":true}}}}};
const schema99 = {"type":"string","enum":["SIMPLE","MIXED","API_KEY","NO_AUTH","SESSION_AUTH","OA1_TWO_LEGGED","OA1_THREE_LEGGED","OA2_AUTHORIZATION_CODE"]};
const schema100 = {"type":"object","required":["id","type"],"properties":{"id":{"type":"string"},"type":{"type":"string"}}};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "data"},parentSchema:schema98.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "name"},parentSchema:schema98.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "type"},parentSchema:schema98.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,keyword:"anyOf",params:{},parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema98.properties.name,data:data0};
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
const err5 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema98.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema99,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((((((((data1 === "SIMPLE") || (data1 === "MIXED")) || (data1 === "API_KEY")) || (data1 === "NO_AUTH")) || (data1 === "SESSION_AUTH")) || (data1 === "OA1_TWO_LEGGED")) || (data1 === "OA1_THREE_LEGGED")) || (data1 === "OA2_AUTHORIZATION_CODE"))){
const err7 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema99.enum},parentSchema:schema99,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.owners !== undefined){
let data2 = data.owners;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.id === undefined){
const err8 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.type === undefined){
const err9 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.id !== undefined){
let data4 = data3.id;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.id,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.type !== undefined){
let data5 = data3.type;
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.type,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema100,data:data3};
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
const err13 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema98.properties.owners,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.value !== undefined){
let data6 = data.value;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
}
else {
const err14 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"},parentSchema:schema98.properties.value,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.data !== undefined){
let data7 = data.data;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.name === undefined){
const err15 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "name"},parentSchema:schema98.properties.data,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7.type === undefined){
const err16 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "type"},parentSchema:schema98.properties.data,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7.name !== undefined){
let data8 = data7.name;
if(typeof data8 === "string"){
if(data8.length < 1){
const err17 = {instancePath:instancePath+"/data/name",keyword:"minLength",params:{limit: 1},parentSchema:schema98.properties.data.properties.name,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/data/name",keyword:"type",params:{type: "string"},parentSchema:schema98.properties.data.properties.name,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.type !== undefined){
let data9 = data7.type;
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/data/type",keyword:"type",params:{type: "string"},parentSchema:schema99,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((((((((data9 === "SIMPLE") || (data9 === "MIXED")) || (data9 === "API_KEY")) || (data9 === "NO_AUTH")) || (data9 === "SESSION_AUTH")) || (data9 === "OA1_TWO_LEGGED")) || (data9 === "OA1_THREE_LEGGED")) || (data9 === "OA2_AUTHORIZATION_CODE"))){
const err20 = {instancePath:instancePath+"/data/type",keyword:"enum",params:{allowedValues: schema99.enum},parentSchema:schema99,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.owners !== undefined){
let data10 = data7.owners;
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.id === undefined){
const err21 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"required",params:{missingProperty: "id"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11.type === undefined){
const err22 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"required",params:{missingProperty: "type"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.id !== undefined){
let data12 = data11.id;
if(typeof data12 !== "string"){
const err23 = {instancePath:instancePath+"/data/owners/" + i1+"/id",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.id,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data11.type !== undefined){
let data13 = data11.type;
if(typeof data13 !== "string"){
const err24 = {instancePath:instancePath+"/data/owners/" + i1+"/type",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.type,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"type",params:{type: "object"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/data/owners",keyword:"type",params:{type: "array"},parentSchema:schema98.properties.data.properties.owners,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data7.value !== undefined){
let data14 = data7.value;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
}
else {
const err27 = {instancePath:instancePath+"/data/value",keyword:"type",params:{type: "object"},parentSchema:schema98.properties.data.properties.value,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema98.properties.data,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}


function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate72(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate72.errors);
errors = vErrors.length;
}
validate71.errors = vErrors;
return errors === 0;
}

const parameter32 = validate74;
const schema103 = {"type":"string"};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}

const parameter33 = validate75;
const schema104 = {"type":"string","enum":["USER","TENANT","SERVICE_ACCOUNT","GROUP","WORKSPACE"]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,keyword:"type",params:{type: "string"},parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((data === "USER") || (data === "TENANT")) || (data === "SERVICE_ACCOUNT")) || (data === "GROUP")) || (data === "WORKSPACE"))){
const err1 = {instancePath,keyword:"enum",params:{allowedValues: schema104.enum},parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}

const body34 = validate76;
const schema105 = {"$ref":"SecretPatch"};
const schema106 = {"type":"object","properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"SecretType"},"owners":{"type":"array","items":{"$ref":"SecretOwner"}},"value":{"type":"object","additionalProperties":true},"data":{"type":"object","properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"SecretType"},"owners":{"type":"array","items":{"$ref":"SecretOwner"}},"value":{"type":"object","additionalProperties":true}}}}};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err0 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema106.properties.name,data:data0};
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
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema106.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema99,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((((((((data1 === "SIMPLE") || (data1 === "MIXED")) || (data1 === "API_KEY")) || (data1 === "NO_AUTH")) || (data1 === "SESSION_AUTH")) || (data1 === "OA1_TWO_LEGGED")) || (data1 === "OA1_THREE_LEGGED")) || (data1 === "OA2_AUTHORIZATION_CODE"))){
const err3 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema99.enum},parentSchema:schema99,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.owners !== undefined){
let data2 = data.owners;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.id === undefined){
const err4 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "id"},parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data3.type === undefined){
const err5 = {instancePath:instancePath+"/owners/" + i0,keyword:"required",params:{missingProperty: "type"},parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3.id !== undefined){
let data4 = data3.id;
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/owners/" + i0+"/id",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.id,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.type !== undefined){
let data5 = data3.type;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/owners/" + i0+"/type",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.type,data:data5};
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
const err8 = {instancePath:instancePath+"/owners/" + i0,keyword:"type",params:{type: "object"},parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/owners",keyword:"type",params:{type: "array"},parentSchema:schema106.properties.owners,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.value !== undefined){
let data6 = data.value;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
}
else {
const err10 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"},parentSchema:schema106.properties.value,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.data !== undefined){
let data7 = data.data;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.name !== undefined){
let data8 = data7.name;
if(typeof data8 === "string"){
if(data8.length < 1){
const err11 = {instancePath:instancePath+"/data/name",keyword:"minLength",params:{limit: 1},parentSchema:schema106.properties.data.properties.name,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/data/name",keyword:"type",params:{type: "string"},parentSchema:schema106.properties.data.properties.name,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data7.type !== undefined){
let data9 = data7.type;
if(typeof data9 !== "string"){
const err13 = {instancePath:instancePath+"/data/type",keyword:"type",params:{type: "string"},parentSchema:schema99,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((((((data9 === "SIMPLE") || (data9 === "MIXED")) || (data9 === "API_KEY")) || (data9 === "NO_AUTH")) || (data9 === "SESSION_AUTH")) || (data9 === "OA1_TWO_LEGGED")) || (data9 === "OA1_THREE_LEGGED")) || (data9 === "OA2_AUTHORIZATION_CODE"))){
const err14 = {instancePath:instancePath+"/data/type",keyword:"enum",params:{allowedValues: schema99.enum},parentSchema:schema99,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.owners !== undefined){
let data10 = data7.owners;
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.id === undefined){
const err15 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"required",params:{missingProperty: "id"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data11.type === undefined){
const err16 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"required",params:{missingProperty: "type"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11.id !== undefined){
let data12 = data11.id;
if(typeof data12 !== "string"){
const err17 = {instancePath:instancePath+"/data/owners/" + i1+"/id",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.id,data:data12};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data11.type !== undefined){
let data13 = data11.type;
if(typeof data13 !== "string"){
const err18 = {instancePath:instancePath+"/data/owners/" + i1+"/type",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.type,data:data13};
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
else {
const err19 = {instancePath:instancePath+"/data/owners/" + i1,keyword:"type",params:{type: "object"},parentSchema:schema100,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/data/owners",keyword:"type",params:{type: "array"},parentSchema:schema106.properties.data.properties.owners,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.value !== undefined){
let data14 = data7.value;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
}
else {
const err21 = {instancePath:instancePath+"/data/value",keyword:"type",params:{type: "object"},parentSchema:schema106.properties.data.properties.value,data:data14};
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
else {
const err22 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema106.properties.data,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema106,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}


function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate77(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate77.errors);
errors = vErrors.length;
}
validate76.errors = vErrors;
return errors === 0;
}

const body35 = validate79;
const schema111 = {"$ref":"SecretOwnerInput"};
const schema112 = {"type":"object","anyOf":[{"required":["data"]},{"required":["id"]}],"properties":{"id":{"type":"string","minLength":1},"type":{"type":"string"},"data":{"$ref":"SecretOwner"}}};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "data"},parentSchema:schema112.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "id"},parentSchema:schema112.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,keyword:"anyOf",params:{},parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1},parentSchema:schema112.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"},parentSchema:schema112.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema112.properties.type,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.id === undefined){
const err6 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "id"},parentSchema:schema100,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.type === undefined){
const err7 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "type"},parentSchema:schema100,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.id !== undefined){
let data3 = data2.id;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/data/id",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.id,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.type !== undefined){
let data4 = data2.type;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/data/type",keyword:"type",params:{type: "string"},parentSchema:schema100.properties.type,data:data4};
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
const err10 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema100,data:data2};
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
const err11 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate80.errors = vErrors;
return errors === 0;
}


function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate80(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate80.errors);
errors = vErrors.length;
}
validate79.errors = vErrors;
return errors === 0;
}

const body36 = validate82;
const schema114 = {"$ref":"HmacInput"};
const schema115 = {"type":"object","required":["hmacValue","hmacAlgo","rawBody"],"properties":{"hmacValue":{"type":"string"},"hmacAlgo":{"type":"string"},"rawBody":{"type":"string"}}};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.hmacValue === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "hmacValue"},parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hmacAlgo === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "hmacAlgo"},parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.rawBody === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "rawBody"},parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.hmacValue !== undefined){
let data0 = data.hmacValue;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/hmacValue",keyword:"type",params:{type: "string"},parentSchema:schema115.properties.hmacValue,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.hmacAlgo !== undefined){
let data1 = data.hmacAlgo;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/hmacAlgo",keyword:"type",params:{type: "string"},parentSchema:schema115.properties.hmacAlgo,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.rawBody !== undefined){
let data2 = data.rawBody;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/rawBody",keyword:"type",params:{type: "string"},parentSchema:schema115.properties.rawBody,data:data2};
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
const err6 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}

const body37 = validate83;
const schema116 = {"$ref":"AuthClientInput"};
const schema117 = {"type":"object","anyOf":[{"required":["data"]},{"required":["name","type"]}],"additionalProperties":true,"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"AuthClientType"},"data":{"type":"object","additionalProperties":true,"required":["name","type"],"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"AuthClientType"}}}}};
const schema118 = {"type":"string","enum":["OA1_TWO_LEGGED","OA1_THREE_LEGGED","OA2_AUTHORIZATION_CODE","SESSION_AUTH"]};

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "data"},parentSchema:schema117.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "name"},parentSchema:schema117.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "type"},parentSchema:schema117.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,keyword:"anyOf",params:{},parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema117.properties.name,data:data0};
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
const err5 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema117.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema118,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((((data1 === "OA1_TWO_LEGGED") || (data1 === "OA1_THREE_LEGGED")) || (data1 === "OA2_AUTHORIZATION_CODE")) || (data1 === "SESSION_AUTH"))){
const err7 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema118.enum},parentSchema:schema118,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err8 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "name"},parentSchema:schema117.properties.data,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.type === undefined){
const err9 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "type"},parentSchema:schema117.properties.data,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/data/name",keyword:"minLength",params:{limit: 1},parentSchema:schema117.properties.data.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/data/name",keyword:"type",params:{type: "string"},parentSchema:schema117.properties.data.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.type !== undefined){
let data4 = data2.type;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/data/type",keyword:"type",params:{type: "string"},parentSchema:schema118,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((data4 === "OA1_TWO_LEGGED") || (data4 === "OA1_THREE_LEGGED")) || (data4 === "OA2_AUTHORIZATION_CODE")) || (data4 === "SESSION_AUTH"))){
const err13 = {instancePath:instancePath+"/data/type",keyword:"enum",params:{allowedValues: schema118.enum},parentSchema:schema118,data:data4};
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
const err14 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema117.properties.data,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate84(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate84.errors);
errors = vErrors.length;
}
validate83.errors = vErrors;
return errors === 0;
}

const body38 = validate86;
const schema120 = {"$ref":"AuthClientPatch"};
const schema121 = {"type":"object","anyOf":[{"required":["data"]},{"required":["type"]}],"additionalProperties":true,"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"AuthClientType"},"data":{"type":"object","additionalProperties":true,"required":["type"],"properties":{"name":{"type":"string","minLength":1},"type":{"$ref":"AuthClientType"}}}}};

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.data === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "data"},parentSchema:schema121.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "type"},parentSchema:schema121.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,keyword:"anyOf",params:{},parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1},parentSchema:schema121.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"},parentSchema:schema121.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"},parentSchema:schema118,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((data1 === "OA1_TWO_LEGGED") || (data1 === "OA1_THREE_LEGGED")) || (data1 === "OA2_AUTHORIZATION_CODE")) || (data1 === "SESSION_AUTH"))){
const err6 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema118.enum},parentSchema:schema118,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.type === undefined){
const err7 = {instancePath:instancePath+"/data",keyword:"required",params:{missingProperty: "type"},parentSchema:schema121.properties.data,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/data/name",keyword:"minLength",params:{limit: 1},parentSchema:schema121.properties.data.properties.name,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/data/name",keyword:"type",params:{type: "string"},parentSchema:schema121.properties.data.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.type !== undefined){
let data4 = data2.type;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/data/type",keyword:"type",params:{type: "string"},parentSchema:schema118,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((data4 === "OA1_TWO_LEGGED") || (data4 === "OA1_THREE_LEGGED")) || (data4 === "OA2_AUTHORIZATION_CODE")) || (data4 === "SESSION_AUTH"))){
const err11 = {instancePath:instancePath+"/data/type",keyword:"enum",params:{allowedValues: schema118.enum},parentSchema:schema118,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema121.properties.data,data:data2};
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
const err13 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}


function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate87(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = join(vErrors, validate87.errors);
errors = vErrors.length;
}
validate86.errors = vErrors;
return errors === 0;
}

const body39 = validate89;
const schema124 = {"$ref":"AuthFlowInput"};
const schema125 = {"type":"object","properties":{"scope":{"type":"string"},"secretName":{"type":"string"},"successUrl":{"type":"string"},"payload":{"type":"object","additionalProperties":true},"data":{"type":"object","properties":{"scope":{"type":"string"},"secretName":{"type":"string"},"successUrl":{"type":"string"},"payload":{"type":"object","additionalProperties":true}}}}};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scope !== undefined){
let data0 = data.scope;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/scope",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.scope,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.secretName !== undefined){
let data1 = data.secretName;
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/secretName",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.secretName,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.successUrl !== undefined){
let data2 = data.successUrl;
if(typeof data2 !== "string"){
const err2 = {instancePath:instancePath+"/successUrl",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.successUrl,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.payload !== undefined){
let data3 = data.payload;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
}
else {
const err3 = {instancePath:instancePath+"/payload",keyword:"type",params:{type: "object"},parentSchema:schema125.properties.payload,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.data !== undefined){
let data4 = data.data;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.scope !== undefined){
let data5 = data4.scope;
if(typeof data5 !== "string"){
const err4 = {instancePath:instancePath+"/data/scope",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.data.properties.scope,data:data5};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data4.secretName !== undefined){
let data6 = data4.secretName;
if(typeof data6 !== "string"){
const err5 = {instancePath:instancePath+"/data/secretName",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.data.properties.secretName,data:data6};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data4.successUrl !== undefined){
let data7 = data4.successUrl;
if(typeof data7 !== "string"){
const err6 = {instancePath:instancePath+"/data/successUrl",keyword:"type",params:{type: "string"},parentSchema:schema125.properties.data.properties.successUrl,data:data7};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data4.payload !== undefined){
let data8 = data4.payload;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
const err7 = {instancePath:instancePath+"/data/payload",keyword:"type",params:{type: "object"},parentSchema:schema125.properties.data.properties.payload,data:data8};
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
const err8 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "object"},parentSchema:schema125.properties.data,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"},parentSchema:schema125,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}

const parameter40 = validate90;
const schema126 = {"type":"integer","minimum":1,"maximum":100};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,keyword:"type",params:{type: "integer"},parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 100 || isNaN(data)){
const err1 = {instancePath,keyword:"maximum",params:{comparison: "<=", limit: 100},parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 1},parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate90.errors = vErrors;
return errors === 0;
}

const rule0 = { name: "username", kind: 'string', many: true, required: false, hint: "the id under which you passed the user in", check: parameter2 };
const rule1 = { name: "userId", kind: 'string', many: true, required: false, hint: "the internal id (_id, 24 hexadecimal digits) of the user", check: parameter3 };
const rule2 = { name: "meta", kind: 'boolean', many: false, required: false, hint: "true, or leave it out; any other text counts as true", check: parameter4 };
const rule3 = { name: "id", kind: 'string', many: false, required: true, hint: "the internal id (_id, 24 hexadecimal digits) of the user; look it up with GET /users?username=...", check: parameter3 };
const rule4 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that a user shows as tenant", check: parameter3 };
const rule5 = { name: "userId", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /users shows as _id", check: parameter3 };
const rule6 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /api/v1/roles shows as _id", check: parameter3 };
const rule7 = { name: "token", kind: 'string', many: false, required: false, hint: "a whole token", check: parameter2 };
const rule8 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that a login returns as id", check: parameter3 };
const rule9 = { name: "page[size]", kind: 'integer', many: false, required: false, hint: "a whole number from 1", check: parameter14 };
const rule10 = { name: "page[number]", kind: 'integer', many: false, required: false, hint: "a whole number from 1", check: parameter14 };
const rule11 = { name: "filter[status]", kind: 'string', many: false, required: false, hint: "active or inactive in lower case (or 1, 0)", check: parameter15 };
const rule12 = { name: "filter[type]", kind: 'string', many: false, required: false, hint: "ordinary or long_running", check: parameter16 };
const rule13 = { name: "filter[user]", kind: 'string', many: false, required: false, hint: "the internal id (_id, 24 hexadecimal digits) of the user; look it up with GET /users?username=...", check: parameter3 };
const rule14 = { name: "filter[fromTemplate]", kind: 'string', many: false, required: false, hint: "the id of a template, 24 hexadecimal digits", check: parameter3 };
const rule15 = { name: "sort", kind: 'string', many: false, required: false, hint: "createdAt, updatedAt or name, with a leading - for descending", check: parameter17 };
const rule16 = { name: "search", kind: 'string', many: false, required: false, hint: "words of letters, digits, _, - and blanks", check: parameter18 };
const rule17 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /flows shows as id", check: parameter3 };
const rule18 = { name: "pageSize", kind: 'integer', many: false, required: false, hint: "a whole number from 1", check: parameter14 };
const rule19 = { name: "pageToken", kind: 'string', many: false, required: false, hint: "the nextPageToken of the previous answer", check: parameter2 };
const rule20 = { name: "stepId", kind: 'string', many: false, required: true, hint: "Id of a node of the flow.", check: parameter2 };
const rule21 = { name: "filter[status]", kind: 'string', many: false, required: false, hint: "1 (published) or 0 (draft); words are refused", check: parameter23 };
const rule22 = { name: "tags", kind: 'string', many: false, required: false, hint: "tags separated by commas", check: parameter2 };
const rule23 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /templates shows as id", check: parameter3 };
const rule24 = { name: "flowId", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /flows shows as id", check: parameter3 };
const rule25 = { name: "filter[flowId]", kind: 'string', many: false, required: true, hint: "the id of a flow, 24 hexadecimal digits", check: parameter3 };
const rule26 = { name: "id", kind: 'string', many: false, required: true, hint: "Id of the run (`flowExecId`).", check: parameter2 };
const rule27 = { name: "start", kind: 'string', many: false, required: false, hint: "a day as YYYY-MM-DD", check: parameter28 };
const rule28 = { name: "end", kind: 'string', many: false, required: false, hint: "a day as YYYY-MM-DD", check: parameter28 };
const rule29 = { name: "groupby", kind: 'string', many: false, required: false, hint: "user, flow or component", check: parameter29 };
const rule30 = { name: "filter[flowId]", kind: 'string', many: false, required: false, hint: "the id of a flow, 24 hexadecimal digits", check: parameter3 };
const rule31 = { name: "filter[stepId]", kind: 'string', many: false, required: false, hint: "the id of a node of the flow", check: parameter2 };
const rule32 = { name: "filter[tenant]", kind: 'string', many: false, required: false, hint: "the id of your tenant", check: parameter2 };
const rule33 = { name: "showErrors", kind: 'boolean', many: false, required: false, hint: "true or false", check: parameter30 };
const rule34 = { name: "pageSize", kind: 'integer', many: false, required: false, hint: "a whole number from 1", check: parameter14 };
const rule35 = { name: "pageToken", kind: 'string', many: false, required: false, hint: "the nextPageToken of the previous answer", check: parameter2 };
const rule36 = { name: "page[size]", kind: 'integer', many: false, required: false, hint: "a whole number from 1", check: parameter14 };
const rule37 = { name: "userId", kind: 'string', many: false, required: false, hint: "Id of the owner.", check: parameter32 };
const rule38 = { name: "type", kind: 'string', many: false, required: false, hint: "What the owner is; for the owners of one secret USER when left out.", check: parameter33 };
const rule39 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /secrets shows as _id", check: parameter3 };
const rule40 = { name: "id", kind: 'string', many: false, required: true, hint: "Id of the owner.", check: parameter2 };
const rule41 = { name: "ownerId", kind: 'string', many: false, required: false, hint: "Id of the owner.", check: parameter32 };
const rule42 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /auth-clients shows as _id", check: parameter3 };
const rule43 = { name: "code", kind: 'string', many: false, required: true, hint: "What the provider gives for the tokens.", check: parameter2 };
const rule44 = { name: "state", kind: 'string', many: false, required: true, hint: "the state from the address that POST /auth-clients/{id}/start-flow gave", check: parameter2 };
const rule45 = { name: "page[size]", kind: 'integer', many: false, required: false, hint: "a whole number from 1 to 100", check: parameter40 };
const rule46 = { name: "id", kind: 'string', many: false, required: true, hint: "the 24 hexadecimal digits that GET /components shows as id", check: parameter3 };

export const requestRules: Readonly<Record<(typeof operations)[number]['id'], RequestRules>> = {
  getHealth: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  login: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body0 },
  },
  logout: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  impersonate: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body1 },
  },
  getUsers: {
    path: [],
    query: new Map([["username", rule0], ["userId", rule1], ["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  createUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body5 },
  },
  getCurrentUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchCurrentUser: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body6 },
  },
  getUser: {
    path: [rule3],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  putUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  patchUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  deleteUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  apiGetUsers: {
    path: [],
    query: new Map([["username", rule0], ["userId", rule1], ["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  apiCreateUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body5 },
  },
  apiGetCurrentUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  apiPatchCurrentUser: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body6 },
  },
  apiGetUser: {
    path: [rule3],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  apiPutUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  apiPatchUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  apiDeleteUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetUsers: {
    path: [],
    query: new Map([["username", rule0], ["userId", rule1], ["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamCreateUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body5 },
  },
  iamGetCurrentUser: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamPatchCurrentUser: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body6 },
  },
  iamGetUser: {
    path: [rule3],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamPutUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  iamPatchUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body7 },
  },
  iamDeleteUser: {
    path: [rule3],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetTenants: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamCreateTenant: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body8 },
  },
  iamGetTenant: {
    path: [rule4],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamPutTenant: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body8 },
  },
  iamPatchTenant: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body8 },
  },
  iamDeleteTenant: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetTenantProfile: {
    path: [rule4],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetTenantUsers: {
    path: [rule4],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetTenantKey: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamCreateTenantKey: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body9 },
  },
  iamDeleteTenantKey: {
    path: [rule4],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamRemoveTenantUser: {
    path: [rule4, rule5],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetRoles: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamCreateRole: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body10 },
  },
  iamGetRole: {
    path: [rule6],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamPatchRole: {
    path: [rule6],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body11 },
  },
  iamDeleteRole: {
    path: [rule6],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetPermissions: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetTokens: {
    path: [],
    query: new Map([["token", rule7], ["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamCreateToken: {
    path: [],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body12 },
  },
  iamIntrospectToken: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body13 },
  },
  iamRefreshToken: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamGetToken: {
    path: [rule8],
    query: new Map([["meta", rule2]]),
    requiredQuery: [],
    anyQuery: false,
  },
  iamDeleteToken: {
    path: [rule8],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getFlows: {
    path: [],
    query: new Map([["page[size]", rule9], ["page[number]", rule10], ["filter[status]", rule11], ["filter[type]", rule12], ["filter[user]", rule13], ["filter[fromTemplate]", rule14], ["sort", rule15], ["search", rule16]]),
    requiredQuery: [],
    anyQuery: false,
  },
  createFlow: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body19 },
  },
  patchFlowsBulk: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body20 },
  },
  startFlows: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body21 },
  },
  stopFlows: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body21 },
  },
  getFlow: {
    path: [rule17],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchFlow: {
    path: [rule17],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body22 },
  },
  deleteFlow: {
    path: [rule17],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  startFlow: {
    path: [rule17],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  stopFlow: {
    path: [rule17],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getStepLogs: {
    path: [rule17, rule20],
    query: new Map([["pageSize", rule18], ["pageToken", rule19]]),
    requiredQuery: [],
    anyQuery: true,
  },
  getTemplates: {
    path: [],
    query: new Map([["page[size]", rule9], ["page[number]", rule10], ["filter[status]", rule21], ["filter[type]", rule12], ["filter[user]", rule13], ["sort", rule15], ["search", rule16], ["tags", rule22]]),
    requiredQuery: [],
    anyQuery: false,
  },
  createTemplate: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body24 },
  },
  getTemplate: {
    path: [rule23],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchTemplate: {
    path: [rule23],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body25 },
  },
  deleteTemplate: {
    path: [rule23],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  generateFlow: {
    path: [rule23],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body26 },
  },
  getWebhook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
  },
  headWebhook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
  },
  postWebhook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
    body: { required: true, anyType: true, check: body27 },
  },
  getHook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
  },
  headHook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
  },
  postHook: {
    path: [rule24],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: true,
    body: { required: true, anyType: true, check: body27 },
  },
  getExecutions: {
    path: [],
    query: new Map([["filter[flowId]", rule25]]),
    requiredQuery: [rule25],
    anyQuery: false,
  },
  getExecution: {
    path: [rule26],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getExecutionCounts: {
    path: [],
    query: new Map([["start", rule27], ["end", rule28], ["groupby", rule29]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getLogs: {
    path: [],
    query: new Map([["filter[flowId]", rule30], ["filter[stepId]", rule31], ["filter[tenant]", rule32], ["showErrors", rule33], ["pageSize", rule34], ["pageToken", rule35]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getSecrets: {
    path: [],
    query: new Map([["page[size]", rule36], ["page[number]", rule10]]),
    requiredQuery: [],
    anyQuery: false,
  },
  createSecret: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body31 },
  },
  deleteSecrets: {
    path: [],
    query: new Map([["userId", rule37], ["type", rule38]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getSecret: {
    path: [rule39],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchSecret: {
    path: [rule39],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body34 },
  },
  deleteSecret: {
    path: [rule39],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  addSecretOwner: {
    path: [rule39],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body35 },
  },
  removeSecretOwner: {
    path: [rule39],
    query: new Map([["id", rule40], ["type", rule38]]),
    requiredQuery: [rule40],
    anyQuery: false,
  },
  validateSecretHmac: {
    path: [rule39],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body36 },
  },
  getAuthClients: {
    path: [],
    query: new Map([["page[size]", rule36], ["page[number]", rule10]]),
    requiredQuery: [],
    anyQuery: false,
  },
  createAuthClient: {
    path: [],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body37 },
  },
  deleteAuthClients: {
    path: [],
    query: new Map([["ownerId", rule41], ["type", rule38]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getAuthClient: {
    path: [rule42],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  patchAuthClient: {
    path: [rule42],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: true, anyType: false, check: body38 },
  },
  deleteAuthClient: {
    path: [rule42],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  getAuthClientSecrets: {
    path: [rule42],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
  startAuthFlow: {
    path: [rule42],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
    body: { required: false, anyType: false, check: body39 },
  },
  finishAuthFlow: {
    path: [],
    query: new Map([["code", rule43], ["state", rule44]]),
    requiredQuery: [rule43, rule44],
    anyQuery: false,
  },
  getComponents: {
    path: [],
    query: new Map([["page[size]", rule45], ["page[number]", rule10]]),
    requiredQuery: [],
    anyQuery: false,
  },
  getComponent: {
    path: [rule46],
    query: new Map([]),
    requiredQuery: [],
    anyQuery: false,
  },
};
