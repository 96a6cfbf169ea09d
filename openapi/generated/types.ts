// Made from openapi/flowmate.yaml by `npm run generate`. Changes here are lost.
export interface paths {
    "/healthcheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether identity management is up
         * @description Each upstream service has this path; behind one origin it is identity management that answers. The mock's own check is `/_mock/health`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Gives a new token each time; earlier ones stay valid. A token lives three hours and is prolonged by each use. Credentials in the query string are taken, too, which is unsafe.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends one session of the account, the oldest, which need not be the one whose token was sent.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/impersonate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token for an end user
         * @description Makes the end user on the first call and returns a token with which to act for that user. Needs the partner's token and belongs on a server, never into a browser.
         */
        post: operations["impersonate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of the own tenant
         * @description The way from the partner's own user id to the internal one: filter by `username` and read `_id`. All users at once, oldest first, without pages.
         */
        get: operations["getUsers"];
        put?: never;
        /**
         * Create a user
         * @description For accounts with a password. End users are made by impersonate. A tenant admin's users land in the admin's own tenant, whatever is sent.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the user behind the token
         * @description With whole role documents, other than in lists.
         */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own name
         * @description Takes firstname and lastname and ignores everything else.
         */
        patch: operations["patchCurrentUser"];
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user
         * @description By the user's internal id. With whole role documents, other than in lists.
         */
        get: operations["getUser"];
        /**
         * Change a user, too
         * @description No replacement in spite of the method. Members that are not sent stay.
         */
        put: operations["putUser"];
        post?: never;
        /**
         * Delete a user
         * @description Ends the user's tokens and takes the user from the owners of all flows; flows without any owner left are stopped. An unknown id is no error.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Replaces the members sent. Upstream checks none of them.
         */
        patch: operations["patchUser"];
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of the own tenant
         * @description The way from the partner's own user id to the internal one: filter by `username` and read `_id`. All users at once, oldest first, without pages.
         */
        get: operations["apiGetUsers"];
        put?: never;
        /**
         * Create a user
         * @description For accounts with a password. End users are made by impersonate. A tenant admin's users land in the admin's own tenant, whatever is sent.
         */
        post: operations["apiCreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the user behind the token
         * @description With whole role documents, other than in lists.
         */
        get: operations["apiGetCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own name
         * @description Takes firstname and lastname and ignores everything else.
         */
        patch: operations["apiPatchCurrentUser"];
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user
         * @description By the user's internal id. With whole role documents, other than in lists.
         */
        get: operations["apiGetUser"];
        /**
         * Change a user, too
         * @description No replacement in spite of the method. Members that are not sent stay.
         */
        put: operations["apiPutUser"];
        post?: never;
        /**
         * Delete a user
         * @description Ends the user's tokens and takes the user from the owners of all flows; flows without any owner left are stopped. An unknown id is no error.
         */
        delete: operations["apiDeleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Replaces the members sent. Upstream checks none of them.
         */
        patch: operations["apiPatchUser"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of all tenants
         * @description For admins alone; a partner gets 403 here and uses `/users`.
         */
        get: operations["iamGetUsers"];
        put?: never;
        /**
         * Create a user
         * @description For accounts with a password. End users are made by impersonate. A tenant admin's users land in the admin's own tenant, whatever is sent.
         */
        post: operations["iamCreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the user behind the token
         * @description With whole role documents, other than in lists.
         */
        get: operations["iamGetCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own name
         * @description Takes firstname and lastname and ignores everything else.
         */
        patch: operations["iamPatchCurrentUser"];
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user
         * @description By the user's internal id. With whole role documents, other than in lists.
         */
        get: operations["iamGetUser"];
        /**
         * Change a user, too
         * @description No replacement in spite of the method. Members that are not sent stay.
         */
        put: operations["iamPutUser"];
        post?: never;
        /**
         * Delete a user
         * @description Ends the user's tokens and takes the user from the owners of all flows; flows without any owner left are stopped. An unknown id is no error.
         */
        delete: operations["iamDeleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Replaces the members sent. Upstream checks none of them.
         */
        patch: operations["iamPatchUser"];
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all tenants
         * @description For admins alone.
         */
        get: operations["iamGetTenants"];
        put?: never;
        /**
         * Create a tenant
         * @description Needs `iam.tenant.create`. A name is not required.
         */
        post: operations["iamCreateTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a tenant
         * @description Shows callers who are no admins their own tenant, whatever id they ask for.
         */
        get: operations["iamGetTenant"];
        /**
         * Change a tenant, too
         * @description Needs `tenant.profile.update`.
         */
        put: operations["iamPutTenant"];
        post?: never;
        /**
         * Delete a tenant
         * @description Needs `iam.tenant.delete`. Its accounts go with it.
         */
        delete: operations["iamDeleteTenant"];
        options?: never;
        head?: never;
        /**
         * Change a tenant
         * @description Needs `tenant.profile.update`.
         */
        patch: operations["iamPatchTenant"];
        trace?: never;
    };
    "/api/v1/tenants/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a tenant's profile
         * @description The same document as the tenant itself.
         */
        get: operations["iamGetTenantProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of a tenant
         * @description Needs `tenant.account.read`. Lists callers who are no admins the users of their own tenant, whatever id they ask for.
         */
        get: operations["iamGetTenantUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the key of a tenant
         * @description Needs `iam.key.read`.
         */
        get: operations["iamGetTenantKey"];
        put?: never;
        /**
         * Give a tenant a key
         * @description Needs `iam.key.create`. A tenant has one key at most.
         */
        post: operations["iamCreateTenantKey"];
        /**
         * Delete the key of a tenant
         * @description Needs `iam.key.delete`.
         */
        delete: operations["iamDeleteTenantKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{id}/user/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a user from a tenant
         * @description Needs `tenant.account.delete`. Ends the process of upstream's identity management, so that no answer comes.
         */
        delete: operations["iamRemoveTenantUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description The global roles first, then those of the tenant. Needs `tenant.roles.read`.
         */
        get: operations["iamGetRoles"];
        put?: never;
        /**
         * Create a role
         * @description Needs `tenant.roles.create`. Takes common permissions only, and no built-in name.
         */
        post: operations["iamCreateRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a role
         * @description Needs `tenant.roles.read`.
         */
        get: operations["iamGetRole"];
        put?: never;
        post?: never;
        /**
         * Delete a role
         * @description Needs `tenant.roles.delete`.
         */
        delete: operations["iamDeleteRole"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Needs `tenant.roles.update`. Takes name, description and permissions.
         */
        patch: operations["iamPatchRole"];
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the permissions a role may hold
         * @description For anybody who is logged in. Restricted ones are listed for admins alone.
         */
        get: operations["iamGetPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens
         * @description For admins alone. Tokens are starred out save their last four characters.
         */
        get: operations["iamGetTokens"];
        put?: never;
        /**
         * Issue a token for an account
         * @description Needs `iam.token.create`.
         */
        post: operations["iamCreateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the account behind a token
         * @description Needs `iam.token.introspect`.
         */
        post: operations["iamIntrospectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prolong the own token
         * @description Returns the same token.
         */
        get: operations["iamRefreshToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a token
         * @description For admins alone.
         */
        get: operations["iamGetToken"];
        put?: never;
        post?: never;
        /**
         * Delete a token
         * @description Needs `iam.token.delete`.
         */
        delete: operations["iamDeleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List flows
         * @description Flows that the caller or the caller's tenant owns, or with `filter[user]` those that the named user owns. Needs `flows.read`.
         */
        get: operations["getFlows"];
        put?: never;
        /**
         * Create a flow, or several
         * @description Needs `flows.write`; for a list also `flows.bulk` or `tenant.all`. The caller and the caller's tenant become owners. A list is always answered with 201, refused flows have their errors in their place. On no page of FlowMate's: there end users make flows in the portal.
         */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change several flows
         * @description Each entry names its flow by `id`. FlowMate asks for `flows.write`, upstream's code for `flows.bulk`. An unknown or malformed id fails the whole request with 500, after the entries before it were written.
         */
        patch: operations["patchFlowsBulk"];
        trace?: never;
    };
    "/flows/multiple/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start several flows
         * @description Needs `flows.control`. A malformed id leaves an error in its place; an unknown one ends the request with 500, after the flows before it were started.
         */
        post: operations["startFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/multiple/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop several flows
         * @description Needs `flows.control`. A malformed id leaves an error in its place; an unknown one ends the request with 500, after the flows before it were stopped.
         */
        post: operations["stopFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a flow
         * @description Needs `flows.read`. A flow of another tenant is not found.
         */
        get: operations["getFlow"];
        put?: never;
        post?: never;
        /**
         * Delete a flow
         * @description Needs `flows.write`. Only an inactive flow can be deleted.
         */
        delete: operations["deleteFlow"];
        options?: never;
        head?: never;
        /**
         * Change a flow
         * @description Needs `flows.write`. Replaces the members sent, each as a whole; `owners: []` leaves the caller alone as owner. Only an inactive flow can be changed.
         */
        patch: operations["patchFlow"];
        trace?: never;
    };
    "/flows/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a flow
         * @description Needs `flows.control`. The flow is `starting` at once and `active` later. Upstream does not look at the status: an active flow starts anew.
         */
        post: operations["startFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a flow
         * @description Needs `flows.control`. The flow is `stopping` at once and `inactive` later. Upstream does not look at the status: an inactive flow stops again.
         */
        post: operations["stopFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/steps/{stepId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a step wrote
         * @description Needs a token and sight of the flow, no permission. Upstream passes the request on to a logging service that is not part of its repository; its answer comes back as it is. The step id is not checked. Lines come in the order in which they were written: a token goes on behind the lines that were seen, whatever was written since.
         */
        get: operations["getStepLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description Templates that the caller owns. Upstream asks for `templates.read`, FlowMate's page for `flowTemplates.read`. `meta.total` counts the whole collection.
         */
        get: operations["getTemplates"];
        put?: never;
        /**
         * Create a template
         * @description Upstream asks for `templates.write`, FlowMate's page for `flowTemplates.write`. The caller alone becomes owner.
         */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a template
         * @description Upstream asks for `templates.read`, FlowMate's page for `flowTemplates.read`.
         */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        /**
         * Delete a template
         * @description In any status.
         */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        /**
         * Change a template
         * @description Replaces the members sent, each as a whole, in any status.
         */
        patch: operations["patchTemplate"];
        trace?: never;
    };
    "/templates/{id}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a flow from a template
         * @deprecated
         * @description Needs `flows.write`. FlowMate calls it deprecated. The new flow is inactive and owned by the template's owners, the caller and the caller's tenant; `createdAt` and `updatedAt` are the template's `createdAt`.
         */
        post: operations["generateFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{flowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Start a flow with the query as its data
         * @description Any query parameter is passed on to the flow. Never protected, not even where the flow demands authentication.
         */
        get: operations["getWebhook"];
        put?: never;
        /**
         * Start a flow with data
         * @description The guide's last step. Needs no token unless the flow demands one, takes any content type, and reads JSON up to 10 MB. Anything may follow the id in the path. A flow with a schedule cannot be started this way.
         */
        post: operations["postWebhook"];
        delete?: never;
        options?: never;
        /**
         * Ask whether a flow can be started
         * @description Starts nothing. Some services probe a webhook this way.
         */
        head: operations["headWebhook"];
        patch?: never;
        trace?: never;
    };
    "/hook/{flowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Start a flow with the query as its data
         * @description Any query parameter is passed on to the flow. Never protected, not even where the flow demands authentication.
         */
        get: operations["getHook"];
        put?: never;
        /**
         * Start a flow with data
         * @description The guide's last step. Needs no token unless the flow demands one, takes any content type, and reads JSON up to 10 MB. Anything may follow the id in the path. A flow with a schedule cannot be started this way.
         */
        post: operations["postHook"];
        delete?: never;
        options?: never;
        /**
         * Ask whether a flow can be started
         * @description Starts nothing. Some services probe a webhook this way.
         */
        head: operations["headHook"];
        patch?: never;
        trace?: never;
    };
    "/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of a flow
         * @description Upstream's. Needs no token. At most 100, in no particular order; the mock gives the newest.
         */
        get: operations["getExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a run
         * @description Upstream's. Needs no token.
         */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/icenter/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count executions
         * @description FlowMate's. One execution is one step that ran; logic gateways are none (FlowMate's glossary). Counted between two days, both inclusive, by user, flow or component. The mock counts a run for the day, in UTC, on which it began, and all that the caller's tenant owns.
         */
        get: operations["getExecutionCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what flows wrote
         * @description By flow, step or tenant, on request only errors. Lines of flows that the caller sees, in the order in which they were written. FlowMate documents no pages; here they are those of the step logs.
         */
        get: operations["getLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the own secrets
         * @description Only an owner sees a secret, so the token must be the end user's, from impersonate. Secrets of the tenant alone are not listed.
         */
        get: operations["getSecrets"];
        put?: never;
        /**
         * Store credentials
         * @description The caller becomes the first owner; a tenant among `owners` has to be the caller's own. Members that the type does not have are dropped.
         */
        post: operations["createSecret"];
        /**
         * Delete the secrets of an owner
         * @description Needs `secrets.secret.deleteAny`. Secrets with other owners lose this one.
         */
        delete: operations["deleteSecrets"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a secret with its credentials
         * @description For owners. Upstream masks the credentials unless the caller holds `secrets.secret.readRaw`; FlowMate documents them in full.
         */
        get: operations["getSecret"];
        put?: never;
        post?: never;
        /**
         * Delete a secret
         * @description For owners. A secret with other owners stays theirs.
         */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        /**
         * Change a secret
         * @description For owners. Members given are replaced, those of `value` one by one. Nothing is checked but what can be cast.
         */
        patch: operations["patchSecret"];
        trace?: never;
    };
    "/secrets/{id}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share a secret with another user
         * @description For owners. Whatever type is given, the new owner is a `USER`.
         */
        post: operations["addSecretOwner"];
        /**
         * Take an owner from a secret
         * @description For owners.
         */
        delete: operations["removeSecretOwner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/{id}/validateHmac": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a signature
         * @description For owners. Whether `hmacValue` is the signature of `rawBody`, in base64, with the `key` of the secret. Errors are Node's own.
         */
        post: operations["validateSecretHmac"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List auth clients
         * @description Those of everybody, by name and type.
         */
        get: operations["getAuthClients"];
        put?: never;
        /**
         * Register an auth client
         * @description The caller becomes its owner. Members that the type does not have are dropped.
         */
        post: operations["createAuthClient"];
        /**
         * Delete the auth clients of an owner
         * @description Needs `secrets.authClient.deleteAny`. Auth clients with other owners lose this one.
         */
        delete: operations["deleteAuthClients"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth-clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an auth client
         * @description For owners.
         */
        get: operations["getAuthClient"];
        put?: never;
        post?: never;
        /**
         * Delete an auth client
         * @description For owners. An auth client with other owners stays theirs.
         */
        delete: operations["deleteAuthClient"];
        options?: never;
        head?: never;
        /**
         * Change an auth client
         * @description For owners. The type has to be given, and to be that of the auth client.
         */
        patch: operations["patchAuthClient"];
        trace?: never;
    };
    "/auth-clients/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the own secrets that come from an auth client
         * @description All of them, without their values.
         */
        get: operations["getAuthClientSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth-clients/{id}/start-flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect an account
         * @description Returns the page of the provider where the user consents, from which the user comes back to `/callback` within ten minutes.
         */
        post: operations["startAuthFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from the page of a provider
         * @description Where the provider sends the user's browser. Makes a secret for the user who began. The mock asks no provider, any `code` is good, and the tokens in the secret are made up.
         */
        get: operations["finishAuthFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List components
         * @description Public ones and the caller's own; of admins, all.
         */
        get: operations["getComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/components/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a component
         * @description Private ones are shown to their owners, and to callers with `components.any.read`.
         */
        get: operations["getComponent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The error shape of identity management (login, users, tenants, roles, tokens) and of secrets. */
        MessageError: {
            /** @description A code such as `MISSING_PERMISSION`, a text, or empty when no credentials came at all. */
            message: string;
        };
        /** @description One way in which a request departs from this document. */
        Violation: {
            /** @description The operationId. */
            operation: string;
            /** @description Where, e.g. `query filter[user]`, `path id`, `body /data/x`, `header content-type`. */
            place: string;
            /** @description A JSON Schema keyword, or `unknown-parameter`, `repeated`, `content-type`, `too-deep`, `too-many`. */
            rule: string;
            /** @description The offending value, shortened when long. Absent when the value itself is missing. */
            value?: unknown;
            /** @description What is wrong. */
            message: string;
            /** @description What would be right. */
            right: string;
        };
        /** @description The mock's own, in strict mode. The request departs from this document in the listed ways. */
        Refusal: {
            error: string;
            violations: components["schemas"]["Violation"][];
        };
        Credentials: {
            username: string;
            password: string;
            /** @description Any true value makes the session cookie last 30 days. */
            "remember-me"?: unknown;
        };
        IssuedToken: {
            /** @description The bearer token, 171 characters of base64url. */
            token: string;
            /** @description Id of the token, not of the user. */
            id: string;
        };
        LoggedOut: {
            loggedOut: boolean;
        };
        /** @description Whom to act for. The user is made on the first call. */
        Impersonation: {
            username: string;
            /** @description Credentials to hand over at once. Its inner form is not publicly documented. */
            credential?: Record<string, never>;
        };
        Safeguard: {
            /** Format: date-time */
            lastLogin?: string | null;
            failedLoginAttempts?: number | null;
        } | null;
        /** @description A user as lists show them, with the ids of the roles. A member that an admin set to null is null. */
        User: {
            /** @description For end users the id that the partner passed in; for accounts made upstream an e-mail address. */
            username: string | null;
            firstname?: string | null;
            lastname?: string | null;
            phone?: string | null;
            avatar?: string | null;
            /** @description FlowMate's own, the address of a picture. */
            img?: string | null;
            /** @description `ACTIVE`, `PENDING` or `DISABLED`; PATCH stores any other text, too. */
            status?: string | null;
            confirmed?: boolean | null;
            /** @description FlowMate's own. */
            canLogin?: boolean;
            tenant?: string | null;
            roles: (string | null)[] | null;
            /** @description The user's own permissions, without those that come with roles. A user in whose place there is null can do nothing. */
            permissions: (string | null)[] | null;
            /** @description The internal id, the one that the flows' `owners` and `filter[user]` mean. */
            _id: string;
            /** @description Only where the dialect `userId` says so; the same value as `_id`. */
            id?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
            safeguard?: components["schemas"]["Safeguard"];
        };
        TotalMeta: {
            total: number;
        };
        /** @description A bare list, or with `meta` the list in an envelope. */
        UserList: components["schemas"]["User"][] | {
            data: components["schemas"]["User"][];
            meta: components["schemas"]["TotalMeta"];
        };
        /** @description An internal id. */
        ObjectId: string;
        UserInput: {
            username: string;
            firstname?: string;
            lastname?: string;
            phone?: string;
            avatar?: string;
            /** @enum {string} */
            status?: "ACTIVE" | "PENDING" | "DISABLED";
            confirmed?: boolean;
            tenant?: components["schemas"]["ObjectId"];
            roles?: (components["schemas"]["ObjectId"] | {
                _id: components["schemas"]["ObjectId"];
            })[];
            permissions?: string[];
            password: string;
        };
        Created: {
            /** @description The new document's `_id`. */
            id: string;
        };
        CreatedAnswer: components["schemas"]["Created"] | {
            data: components["schemas"]["Created"];
        };
        /** @description The mock's own. The real service leaves such a request unanswered for ever; the mock says so instead of hanging, unless it runs with real timing. */
        NoAnswer: {
            /** @description What could not be done. */
            error: string;
            /** @description Why the real service never answers this request, and what would be right. */
            reason: string;
            /** @constant */
            upstream: "no answer";
        };
        Role: {
            name: string | null;
            /** @description `TENANT` or `SYSTEM`. */
            type?: string;
            isGlobal?: boolean | null;
            permissions: (string | null)[] | null;
            description?: string | null;
            tenant?: string | null;
            scope?: string | null;
            _id: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number;
        };
        /** @description A user as single answers show them, with whole role documents. */
        UserWithRoles: {
            /** @description For end users the id that the partner passed in; for accounts made upstream an e-mail address. */
            username: string | null;
            firstname?: string | null;
            lastname?: string | null;
            phone?: string | null;
            avatar?: string | null;
            /** @description FlowMate's own, the address of a picture. */
            img?: string | null;
            /** @description `ACTIVE`, `PENDING` or `DISABLED`; PATCH stores any other text, too. */
            status?: string | null;
            confirmed?: boolean | null;
            /** @description FlowMate's own. */
            canLogin?: boolean;
            tenant?: string | null;
            roles: components["schemas"]["Role"][] | null;
            /** @description The user's own permissions, without those that come with roles. A user in whose place there is null can do nothing. */
            permissions: (string | null)[] | null;
            /** @description The internal id, the one that the flows' `owners` and `filter[user]` mean. */
            _id: string;
            /** @description Only where the dialect `userId` says so; the same value as `_id`. */
            id?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
            safeguard?: components["schemas"]["Safeguard"];
        };
        /** @description The bare user, or with `meta` the user under `data`. */
        UserAnswer: components["schemas"]["UserWithRoles"] | {
            data: components["schemas"]["UserWithRoles"];
        };
        /** @description Only these two are taken. */
        OwnUserPatch: {
            firstname?: string;
            lastname?: string;
        };
        UserPatch: {
            username?: string;
            firstname?: string;
            lastname?: string;
            phone?: string;
            avatar?: string;
            /** @enum {string} */
            status?: "ACTIVE" | "PENDING" | "DISABLED";
            confirmed?: boolean;
            tenant?: components["schemas"]["ObjectId"];
            roles?: (components["schemas"]["ObjectId"] | {
                _id: components["schemas"]["ObjectId"];
            })[];
            permissions?: string[];
            password?: string;
        };
        Tenant: {
            name?: string | null;
            confirmed?: boolean | null;
            status?: string | null;
            _id: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
        };
        TenantList: components["schemas"]["Tenant"][] | {
            data: components["schemas"]["Tenant"][];
            meta: components["schemas"]["TotalMeta"];
        };
        TenantInput: {
            name?: string;
            confirmed?: boolean;
            /** @enum {string} */
            status?: "ACTIVE" | "PENDING" | "DISABLED";
        };
        TenantAnswer: components["schemas"]["Tenant"] | {
            data: components["schemas"]["Tenant"];
        };
        /** @description How the deletion of a tenant reports a malformed id. It serialises the error itself. */
        CastError: {
            message: {
                stringValue: string;
                valueType: string;
                kind: string;
                value: string;
                path: string;
                reason: Record<string, never>;
                name: string;
                message: string;
            };
        };
        TenantKey: {
            key: string | null;
        };
        TenantKeyInput: {
            value?: string;
        };
        RoleList: components["schemas"]["Role"][] | {
            data: components["schemas"]["Role"][];
            meta: components["schemas"]["TotalMeta"];
        };
        RoleInput: {
            name: string;
            description?: string;
            permissions?: string[];
            isGlobal?: boolean;
        };
        /** @description An object without members. */
        Empty: Record<string, never>;
        RoleAnswer: components["schemas"]["Role"] | {
            data: components["schemas"]["Role"];
            meta?: components["schemas"]["Empty"];
        };
        RolePatch: {
            name?: string;
            description?: string;
            permissions?: string[];
            isGlobal?: boolean;
        };
        /** @description A bare list, or with `meta` the list in an envelope. */
        PermissionList: string[] | {
            data: string[];
            meta: components["schemas"]["TotalMeta"];
        };
        /** @description A token as lists show it, all but its last four characters starred out. */
        Token: {
            inquirer?: string | null;
            initiator?: string | null;
            accountId: string;
            token: string;
            /** @description `SELF` (from a login), `DELEGATE`, `PERSISTENT`, `EPHEMERAL_SERVICE_ACCOUNT`. */
            type: string;
            description?: string | null;
            /** @description The copy of the account's own permissions that the token keeps. */
            permissions?: (string | null)[];
            /** @description Such as `3h`; -1 for ever. */
            tokenLifeSpan?: string | number;
            /** Format: date-time */
            expireAt?: string | null;
            _id: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number;
        };
        TokenList: components["schemas"]["Token"][] | {
            data: components["schemas"]["Token"][];
            meta: components["schemas"]["TotalMeta"];
        };
        TokenInput: {
            accountId: components["schemas"]["ObjectId"];
            /** @description A number and a unit such as `2s`, `5m`, `3h`, or -1 for ever. */
            expiresIn?: string | number;
            /** @description Make a new token even if one exists. */
            new?: boolean;
            inquirer?: string;
            description?: string;
            purpose?: string;
            customPermissions?: string[];
        };
        TokenToInspect: {
            token: string;
        };
        /** @description The account behind a token. `permissions` are merged, the user's own first, then those of the roles. */
        IntrospectedUser: {
            /** @description For end users the id that the partner passed in; for accounts made upstream an e-mail address. */
            username: string | null;
            firstname?: string | null;
            lastname?: string | null;
            phone?: string | null;
            avatar?: string | null;
            /** @description FlowMate's own, the address of a picture. */
            img?: string | null;
            /** @description `ACTIVE`, `PENDING` or `DISABLED`; PATCH stores any other text, too. */
            status?: string | null;
            confirmed?: boolean | null;
            /** @description FlowMate's own. */
            canLogin?: boolean;
            tenant?: string | null;
            roles: components["schemas"]["Role"][] | null;
            /** @description The user's own permissions, without those that come with roles. A user in whose place there is null can do nothing. */
            permissions: (string | null)[] | null;
            /** @description The internal id, the one that the flows' `owners` and `filter[user]` mean. */
            _id: string;
            /** @description Only where the dialect `userId` says so; the same value as `_id`. */
            id?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
            safeguard?: components["schemas"]["Safeguard"];
            isAdmin: boolean;
        };
        RefreshedToken: {
            token: string;
        };
        TokenAnswer: components["schemas"]["Token"] | {
            data: components["schemas"]["Token"];
        };
        FlowNode: {
            /** @description The name by which edges refer to this step. */
            id: string;
            /** @description Id of the connector. */
            componentId: string;
            /** @description Which trigger or action of the connector runs. */
            function: string;
            name?: string | null;
            /** @description Id of the secret that the step uses. */
            credentials_id?: string | null;
            description?: string | null;
            /** @description Arguments of the step, any JSON. An empty object is not kept. */
            fields?: unknown;
            /** @description Settings of the step, any JSON. */
            nodeSettings?: unknown;
        };
        EdgeConfig: {
            condition?: string | null;
            /** @description Any JSON. */
            mapper?: unknown;
        };
        FlowEdge: {
            id?: string | null;
            config?: components["schemas"]["EdgeConfig"];
            /** @description Id of the node it starts from. */
            source: string;
            /** @description Id of the node it leads to. */
            target: string;
        };
        FlowGraph: {
            nodes: components["schemas"]["FlowNode"][];
            /** @description Present even when empty. */
            edges: components["schemas"]["FlowEdge"][];
        };
        Owner: {
            /** @description Internal id of a user or a tenant. */
            id: string;
            /** @description `user` or `tenant` for owners that the service adds; otherwise as it was sent. */
            type: string;
        };
        /** @description What a flow started by webhook takes in and gives back, name by name. FlowMate documents it; that it stands at the top level of the flow is assumed. */
        FlowPayload: {
            /** @description Name of each input to the name of its type; for an object or a list of them, to a deeper description of the same kind. */
            inputParameters?: {
                [key: string]: unknown;
            };
            /** @description Name of each output to its type, in the same way. */
            outputParameters?: {
                [key: string]: unknown;
            };
        };
        /** @description A flow as answered. A member without a value is left out; those that were sent as null are null. */
        Flow: {
            name?: string | null;
            description?: string | null;
            graph: components["schemas"]["FlowGraph"];
            /** @description `ordinary`, `realtime` or `long_running` by the documents; any text is kept. */
            type?: string | null;
            tenant?: string | null;
            /** @description The creating user and that user's tenant, besides the owners named. Empty when the last owner was deleted. */
            owners: components["schemas"]["Owner"][];
            /**
             * @description Moved by start and stop alone. Empty or null only where a client stored that.
             * @enum {string|null}
             */
            status: "active" | "inactive" | "starting" | "stopping" | "" | null;
            /** @description Schedule. A flow with a schedule cannot be started by webhook. */
            cron?: string | null;
            /** @description The template it was generated from. */
            fromTemplate?: string | null;
            /** @description Any JSON. */
            flowSettings?: unknown;
            payload?: components["schemas"]["FlowPayload"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description 24 hexadecimal digits. Flows carry `id`, users `_id`. */
            id: string;
        };
        PageMeta: {
            /** @description How many records match. For templates the size of the whole collection, whatever was asked. */
            total: number;
            /** @description The page as asked for; null when `page[number]` was no number. */
            page: number | null;
            /** @description The size as asked for; null when `page[size]` was no number. */
            perPage: number | null;
            /** @description null when the size is 0 or no number. Negative for a negative size. */
            totalPages: number | null;
        };
        FlowList: {
            data: components["schemas"]["Flow"][];
            meta: components["schemas"]["PageMeta"];
        };
        ErrorItem: {
            /** @description What went wrong, in upstream's words. */
            message: string;
            /** @description Repeats the HTTP status. Absent from a few messages. */
            code?: number;
        };
        /** @description The error shape of flows and templates. */
        ErrorList: {
            errors: components["schemas"]["ErrorItem"][];
        };
        FlowNodeInput: {
            id: string;
            componentId: components["schemas"]["ObjectId"];
            function: string;
            name?: string;
            credentials_id?: components["schemas"]["ObjectId"];
            description?: string;
            /** @description Arguments of the step. */
            fields?: Record<string, never>;
            nodeSettings?: Record<string, never>;
        };
        FlowEdgeInput: {
            id?: string;
            config?: {
                condition?: string;
                mapper?: Record<string, never>;
            };
            source: string;
            target: string;
        };
        FlowGraphInput: {
            nodes: components["schemas"]["FlowNodeInput"][];
            edges?: components["schemas"]["FlowEdgeInput"][];
        };
        OwnerInput: {
            id: string;
            /** @enum {string} */
            type: "user" | "tenant";
        };
        /** @description A new flow. Unknown members are dropped by the service without a word. */
        FlowInput: {
            name?: string;
            description?: string;
            graph: components["schemas"]["FlowGraphInput"];
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            tenant?: string;
            owners?: components["schemas"]["OwnerInput"][];
            /** @constant */
            status?: "inactive";
            cron?: string;
            fromTemplate?: components["schemas"]["ObjectId"];
            flowSettings?: Record<string, never>;
            payload?: components["schemas"]["FlowPayload"];
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly id?: unknown;
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly createdAt?: unknown;
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly updatedAt?: unknown;
        };
        FlowAnswer: {
            data: components["schemas"]["Flow"];
            meta: components["schemas"]["Empty"];
        };
        /** @description One entry per flow sent, in order; a refused flow has its errors in its place. When patching, a flow that is not inactive leaves two entries. */
        FlowBulkAnswer: {
            data: (components["schemas"]["Flow"] | components["schemas"]["ErrorList"])[];
            meta: components["schemas"]["Empty"];
        };
        /** @description An unexpected error inside upstream. It serialises the error object, of which nothing is left but `{}`, or its code. */
        ErrorOpaque: {
            errors: {
                message: {
                    code?: string;
                };
            }[];
        };
        /** @description The members to replace, and the id of the flow they belong to. */
        FlowBulkPatch: {
            id: string;
            name?: string;
            description?: string;
            graph?: components["schemas"]["FlowGraphInput"];
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            tenant?: string;
            owners?: components["schemas"]["OwnerInput"][];
            /** @constant */
            status?: "inactive";
            cron?: string;
            fromTemplate?: components["schemas"]["ObjectId"];
            flowSettings?: Record<string, never>;
            payload?: components["schemas"]["FlowPayload"];
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly createdAt?: unknown;
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly updatedAt?: unknown;
        };
        FlowStatusAnswer: {
            data: {
                id: string;
                /** @enum {string} */
                status: "starting" | "stopping";
            };
            meta: components["schemas"]["Empty"];
        };
        FlowStatusProblem: {
            errors: {
                message: string;
                /** @description The id as it was sent, of whatever type. */
                flowId: unknown;
                code: number;
            }[];
        };
        /** @description One entry per id, in order, without an envelope. */
        FlowStatusList: (components["schemas"]["FlowStatusAnswer"] | components["schemas"]["FlowStatusProblem"])[];
        /** @description What was done until the first unknown flow, its error, and an empty object. The ids after it were not touched. */
        FlowStatusListBroken: (components["schemas"]["FlowStatusAnswer"] | components["schemas"]["FlowStatusProblem"] | components["schemas"]["Empty"])[];
        Deleted: {
            msg: string;
        };
        /** @description How PATCH, DELETE and generate report a malformed id. `errors` holds the text itself, no list. */
        ErrorText: {
            errors: string;
        };
        /** @description The members to replace, each as a whole. */
        FlowPatch: {
            name?: string;
            description?: string;
            graph?: components["schemas"]["FlowGraphInput"];
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            tenant?: string;
            owners?: components["schemas"]["OwnerInput"][];
            /** @constant */
            status?: "inactive";
            cron?: string;
            fromTemplate?: components["schemas"]["ObjectId"];
            flowSettings?: Record<string, never>;
            payload?: components["schemas"]["FlowPayload"];
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly id?: unknown;
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly createdAt?: unknown;
            /** @description Set by the service, which drops it here. A record that was read may be sent back with it. */
            readonly updatedAt?: unknown;
        };
        LogEntry: {
            /** Format: date-time */
            timestamp: string;
            message: string;
            flowId?: string;
            stepId?: string;
            tenant?: string;
        };
        /** @description The form that upstream's document gives for step logs. For `/logs` it is assumed. */
        LogPage: {
            data: components["schemas"]["LogEntry"][];
            meta: {
                pageSize?: number;
                nextPageToken?: string | null;
            };
        };
        NodeAuthorization: {
            /** @enum {string} */
            authType?: "NO_AUTH" | "API_KEY" | "OA1_TWO_LEGGED" | "OA1_THREE_LEGGED" | "OA2_AUTHORIZATION_CODE" | "SIMPLE" | "MIXED" | "SESSION_AUTH";
            authClientId?: string;
        };
        TemplateNode: {
            id: string;
            componentId: string;
            function: string;
            name?: string | null;
            credentials_id?: string | null;
            description?: string | null;
            /** @description Any JSON. */
            fields?: unknown;
            /** @description Any JSON. */
            nodeSettings?: unknown;
            tenant?: string | null;
            authorization?: components["schemas"]["NodeAuthorization"];
        };
        TemplateGraph: {
            nodes: components["schemas"]["TemplateNode"][];
            edges: components["schemas"]["FlowEdge"][];
        };
        /** @description A flow template as answered. Seen by its owners alone, as a rule its creator. */
        Template: {
            name?: string | null;
            description?: string | null;
            graph: components["schemas"]["TemplateGraph"];
            type?: string | null;
            /** @description The creator's tenant. It owns nothing by being named here. */
            tenant?: string | null;
            owners: components["schemas"]["Owner"][];
            /** @description `draft` or `published`; any text is kept. */
            status?: string | null;
            cron?: string | null;
            sourceTemplate?: string | null;
            /** @description Any JSON. */
            flowSettings?: unknown;
            /** @description FlowMate's own; upstream knows no tags. */
            tags?: string[];
            payload?: components["schemas"]["FlowPayload"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            id: string;
        };
        TemplateList: {
            data: components["schemas"]["Template"][];
            meta: components["schemas"]["PageMeta"];
        };
        TemplateNodeInput: {
            id: string;
            componentId: components["schemas"]["ObjectId"];
            function: string;
            name?: string;
            credentials_id?: components["schemas"]["ObjectId"];
            description?: string;
            /** @description Arguments of the step. */
            fields?: Record<string, never>;
            nodeSettings?: Record<string, never>;
            tenant?: components["schemas"]["ObjectId"];
            authorization?: components["schemas"]["NodeAuthorization"];
        };
        /** @description Without the limits that flows have. */
        TemplateEdgeInput: {
            id?: string;
            config?: {
                condition?: string;
                mapper?: Record<string, never>;
            };
            source: string;
            target: string;
        };
        TemplateGraphInput: {
            nodes: components["schemas"]["TemplateNodeInput"][];
            edges?: components["schemas"]["TemplateEdgeInput"][];
        };
        /** @description A new template. */
        TemplateInput: {
            name?: string;
            description?: string;
            graph: components["schemas"]["TemplateGraphInput"];
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            owners?: components["schemas"]["OwnerInput"][];
            /** @enum {string} */
            status?: "draft" | "published";
            cron?: string;
            sourceTemplate?: components["schemas"]["ObjectId"];
            flowSettings?: Record<string, never>;
            tags?: string[];
            payload?: components["schemas"]["FlowPayload"];
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly id?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly tenant?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly createdAt?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly updatedAt?: unknown;
        };
        TemplateAnswer: {
            data: components["schemas"]["Template"];
            meta: components["schemas"]["Empty"];
        };
        /** @description The members to replace, each as a whole. */
        TemplatePatch: {
            name?: string;
            description?: string;
            graph?: components["schemas"]["TemplateGraphInput"];
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            owners?: components["schemas"]["OwnerInput"][];
            /** @enum {string} */
            status?: "draft" | "published";
            cron?: string;
            sourceTemplate?: components["schemas"]["ObjectId"];
            flowSettings?: Record<string, never>;
            tags?: string[];
            payload?: components["schemas"]["FlowPayload"];
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly id?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly tenant?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly createdAt?: unknown;
            /** @description Set by the service, which drops it here. A template that was read may be sent back with it. */
            readonly updatedAt?: unknown;
        };
        /** @description What the new flow shall have otherwise than the template. Merged deeply; lists merge by position. A template may be sent back as it was read. */
        GenerateInput: {
            name?: string;
            description?: string;
            graph?: {
                nodes?: Record<string, never>[];
                edges?: Record<string, never>[];
            };
            /** @enum {string} */
            type?: "ordinary" | "realtime" | "long_running";
            owners?: components["schemas"]["OwnerInput"][];
            cron?: string;
            flowSettings?: Record<string, never>;
            payload?: components["schemas"]["FlowPayload"];
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly status?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly id?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly tenant?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly sourceTemplate?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly tags?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly createdAt?: unknown;
            /** @description Of the template. It is there so that a template can be sent back as it was read. */
            readonly updatedAt?: unknown;
        };
        WebhookAnswer: {
            data: {
                /** @description The `x-request-id` that was sent, otherwise 32 hexadecimal digits. */
                requestId: string;
                message: string;
            };
        };
        /** @description The error shape of webhooks. */
        WebhookError: {
            error: string;
        };
        /** @description The flow's trigger data under `data`, named as the flow's `payload.inputParameters` says. Upstream takes any JSON object or array; the guide wants this form. */
        WebhookPayload: {
            /** @description The values for the flow. */
            data: {
                [key: string]: unknown;
            };
        };
        StepCounters: {
            in?: number;
            out?: number;
            errors?: number;
        };
        /** @description One run of a flow. */
        Execution: {
            _id: string;
            flowId: string;
            flowExecId: string;
            tenant?: string;
            /** @description How many steps were begun. */
            started: number;
            succeeded: number;
            errors: number;
            /** @description By node id, how many messages went into the step, came out of it, and failed in it. */
            stepCounters?: {
                [key: string]: components["schemas"]["StepCounters"];
            };
            startedNodes: unknown[];
            succeededNodes: unknown[];
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number;
        };
        ExecutionList: {
            data: components["schemas"]["Execution"][];
        };
        /** @description The error shape of executions. */
        ExecutionError: {
            error: string;
        };
        ExecutionAnswer: {
            data: components["schemas"]["Execution"];
        };
        /** @description How many steps ran for one user, flow or component. FlowMate documents only that `data` is a list; these members are assumed. */
        ExecutionCount: {
            /** @description Internal user id, when grouped by user. Absent for flows that no user owns. */
            user?: string;
            /** @description Flow id, when grouped by flow. */
            flow?: string;
            /** @description Component id, when grouped by component. */
            component?: string;
            executions: number;
        };
        ExecutionCounts: {
            data: components["schemas"]["ExecutionCount"][];
        };
        SecretOwner: {
            id: string;
            /** @description `USER` or `TENANT`, in capitals, other than with flows. */
            type: string;
        };
        /** @enum {string} */
        SecretType: "SIMPLE" | "MIXED" | "API_KEY" | "NO_AUTH" | "SESSION_AUTH" | "OA1_TWO_LEGGED" | "OA1_THREE_LEGGED" | "OA2_AUTHORIZATION_CODE";
        /** @description A secret as lists show it, without its value. */
        Secret: {
            _id: string;
            name?: string;
            owners: components["schemas"]["SecretOwner"][];
            type: components["schemas"]["SecretType"];
            /** @description `S_` and the type. */
            __t?: string;
            tenant?: string;
            domain?: string;
            /** @description Of the value only `authClientId`, `scope`, `expires` and `externalId`, where there are such. */
            value?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
        };
        SecretList: {
            data: components["schemas"]["Secret"][];
            meta?: components["schemas"]["PageMeta"];
        };
        SecretInput: {
            name?: string;
            type?: components["schemas"]["SecretType"];
            owners?: components["schemas"]["SecretOwner"][];
            /** @description By type, `username` and `passphrase`; `payload`; `key` and `headerName`; `authClientId`, `accessToken`, `refreshToken`, `scope`, `expires` and `externalId`; `authClientId`, `accessToken`, `inputFields` and `expires`; `authClientId`, `accessToken` and `accessTokenSecret`. */
            value?: {
                [key: string]: unknown;
            };
            data?: {
                name: string;
                type: components["schemas"]["SecretType"];
                owners?: components["schemas"]["SecretOwner"][];
                /** @description By type, `username` and `passphrase`; `payload`; `key` and `headerName`; `authClientId`, `accessToken`, `refreshToken`, `scope`, `expires` and `externalId`; `authClientId`, `accessToken`, `inputFields` and `expires`; `authClientId`, `accessToken` and `accessTokenSecret`. */
                value?: {
                    [key: string]: unknown;
                };
            };
        } | unknown | unknown;
        /** @description A secret as the answer to a write shows it. */
        WrittenSecret: {
            /** @description Null where the body of the creation gave null. The secret is then stored under an id that only lists show. */
            _id: string | null;
            name?: string;
            /** @description Null where the body of a change gave null. The secret has no owner then, and each request for it is refused with 401. */
            owners: components["schemas"]["SecretOwner"][] | null;
            type: components["schemas"]["SecretType"];
            /** @description `S_` and the type. */
            __t?: string;
            tenant?: string;
            domain?: string;
            /** @description By type, `username` and `passphrase`; `key` and `headerName`; `accessToken`, `refreshToken`, `scope`, `expires`; `accessToken`, `inputFields`, `expires`. */
            value: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
            /** @description Names of members of `value` that are shown encrypted. Empty where a secret is read. */
            encryptedFields?: string[];
        };
        WrittenSecretAnswer: {
            data: components["schemas"]["WrittenSecret"];
        };
        /** @description A secret with its credentials. */
        SecretWithValue: {
            _id: string;
            name?: string;
            owners: components["schemas"]["SecretOwner"][];
            type: components["schemas"]["SecretType"];
            /** @description `S_` and the type. */
            __t?: string;
            tenant?: string;
            domain?: string;
            /** @description By type, `username` and `passphrase`; `key` and `headerName`; `accessToken`, `refreshToken`, `scope`, `expires`; `accessToken`, `inputFields`, `expires`. */
            value: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
            /** @description Names of members of `value` that are shown encrypted. Empty where a secret is read. */
            encryptedFields?: string[];
        };
        SecretAnswer: {
            data: components["schemas"]["SecretWithValue"];
        };
        SecretPatch: {
            name?: string;
            type?: components["schemas"]["SecretType"];
            owners?: components["schemas"]["SecretOwner"][];
            /** @description By type, `username` and `passphrase`; `payload`; `key` and `headerName`; `authClientId`, `accessToken`, `refreshToken`, `scope`, `expires` and `externalId`; `authClientId`, `accessToken`, `inputFields` and `expires`; `authClientId`, `accessToken` and `accessTokenSecret`. */
            value?: {
                [key: string]: unknown;
            };
            data?: {
                name?: string;
                type?: components["schemas"]["SecretType"];
                owners?: components["schemas"]["SecretOwner"][];
                /** @description By type, `username` and `passphrase`; `payload`; `key` and `headerName`; `authClientId`, `accessToken`, `refreshToken`, `scope`, `expires` and `externalId`; `authClientId`, `accessToken`, `inputFields` and `expires`; `authClientId`, `accessToken` and `accessTokenSecret`. */
                value?: {
                    [key: string]: unknown;
                };
            };
        };
        SecretOwnerInput: {
            id?: string;
            type?: string;
            data?: components["schemas"]["SecretOwner"];
        } | unknown | unknown;
        HmacInput: {
            hmacValue: string;
            /** @description Name of a digest that Node knows, such as `sha256`. */
            hmacAlgo: string;
            rawBody: string;
        };
        HmacAnswer: {
            data: boolean;
        };
        /** @enum {string} */
        AuthClientType: "OA1_TWO_LEGGED" | "OA1_THREE_LEGGED" | "OA2_AUTHORIZATION_CODE" | "SESSION_AUTH";
        /** @description How FlowMate signs in at an app. Which of the members there are depends on the type. */
        AuthClient: {
            _id: string;
            name?: string;
            /** @description Null where the body of a change gave null, as with secrets. */
            owners?: components["schemas"]["SecretOwner"][] | null;
            type: components["schemas"]["AuthClientType"];
            /** @description `A_` or, of OAuth 1, `C_` and the type. */
            __t?: string;
            tenant?: string;
            preprocessor?: string;
            clientId?: string;
            clientSecret?: string;
            redirectUri?: string;
            refreshWithScope?: boolean;
            predefinedScope?: string;
            tokenPath?: string;
            appName?: string;
            key?: string;
            secret?: string;
            expiration?: string;
            consumerKey?: string;
            consumerSecret?: string;
            nonce?: string;
            signature?: string;
            signatureMethod?: string;
            verifier?: string;
            /** @description What a user types in to log in. */
            fields?: unknown;
            /** @description Addresses of the app, by type of auth client. */
            endpoints?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
        };
        AuthClientList: {
            data: components["schemas"]["AuthClient"][];
            meta: components["schemas"]["PageMeta"];
        };
        AuthClientInput: ({
            name?: string;
            type?: components["schemas"]["AuthClientType"];
            data?: {
                name: string;
                type: components["schemas"]["AuthClientType"];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        }) | unknown | unknown;
        /** @description An auth client by itself. */
        WrittenAuthClient: {
            /** @description Null in the answer to a creation whose body gave null. It is then stored under an id that only lists show. */
            _id: string | null;
            name?: string;
            /** @description Null where the body of a change gave null, as with secrets. */
            owners?: components["schemas"]["SecretOwner"][] | null;
            type: components["schemas"]["AuthClientType"];
            /** @description `A_` or, of OAuth 1, `C_` and the type. */
            __t?: string;
            tenant?: string;
            preprocessor?: string;
            clientId?: string;
            clientSecret?: string;
            redirectUri?: string;
            refreshWithScope?: boolean;
            predefinedScope?: string;
            tokenPath?: string;
            appName?: string;
            key?: string;
            secret?: string;
            expiration?: string;
            consumerKey?: string;
            consumerSecret?: string;
            nonce?: string;
            signature?: string;
            signatureMethod?: string;
            verifier?: string;
            /** @description What a user types in to log in. */
            fields?: unknown;
            /** @description Addresses of the app, by type of auth client. */
            endpoints?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            __v?: number | null;
        };
        AuthClientAnswer: {
            data: components["schemas"]["WrittenAuthClient"] | null;
        };
        AuthClientPatch: ({
            name?: string;
            type?: components["schemas"]["AuthClientType"];
            data?: {
                name?: string;
                type: components["schemas"]["AuthClientType"];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        }) | unknown | unknown;
        AuthFlowInput: {
            scope?: string;
            secretName?: string;
            successUrl?: string;
            payload?: {
                [key: string]: unknown;
            };
            data?: {
                scope?: string;
                secretName?: string;
                successUrl?: string;
                payload?: {
                    [key: string]: unknown;
                };
            };
        };
        AuthFlowAnswer: {
            data: {
                /** @description Absent where the type has none. */
                authUrl?: string;
            };
        };
        ConnectedAnswer: {
            data: {
                /** @description As it was given when the sign-in began. */
                successUrl?: string;
                secretId: string;
            };
        };
        /** @description What a node of a flow runs. FlowMate's own members beyond these are not known. */
        Component: {
            id: string;
            name: string;
            description?: string;
            /** @enum {string} */
            access: "private" | "public";
            isGlobal?: boolean;
            active?: boolean;
            distribution?: {
                /** @enum {string} */
                type?: "docker" | "slug";
                image?: string;
                slugUrl?: string;
            } & {
                [key: string]: unknown;
            };
            descriptor?: {
                [key: string]: unknown;
            };
            logo?: string;
            artifactId?: string;
            version?: number;
            tenant?: string;
            owners: components["schemas"]["Owner"][];
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        ComponentList: {
            data: components["schemas"]["Component"][];
            meta: components["schemas"]["PageMeta"];
        };
        ComponentAnswer: {
            data: components["schemas"]["Component"];
            meta: Record<string, never>;
        };
    };
    responses: {
        /** @description Done. Plain text. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Nothing has changed since the answer with the ETag in `If-None-Match`. No body. */
        NotModified: {
            headers: {
                etag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The body is no valid JSON or not what it should be, or `x-auth-type` names an unknown type. */
        IamBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The mock's own. The body did not arrive in time. */
        IamTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The body has more than 100 kB. */
        IamTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The body's charset or encoding is not supported. */
        IamUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The mock's own, in strict mode only. The request departs from this document. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description An id or filter is malformed, something unexpected happened, or the request comes from a web page of a foreign origin. */
        IamServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description No token, or one that is not taken. */
        IamUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The document is not valid, or the body no valid JSON. */
        IamInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The caller lacks the permission (`MISSING_PERMISSION`), is no admin, or asks for what only an admin may give (`FORBIDDEN`). */
        IamForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The mock's own, unless it runs with real timing. The real service never answers this request. */
        NoAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NoAnswer"];
            };
        };
        /** @description There is no such document, or it is another tenant's. Plain text. */
        IamNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description An id or filter is malformed, something unexpected happened, or the request comes from a web page of a foreign origin. */
        IamCastError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["MessageError"] | components["schemas"]["CastError"];
            };
        };
        /** @description A query parameter is not what it should be, or the body no valid JSON. Only the first problem is reported. */
        FlowsBadQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description No token, or one that is not taken. */
        FlowsUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The caller lacks the permission. */
        FlowsForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The mock's own. The body did not arrive in time. */
        FlowsTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The body has more than 100 kB. */
        FlowsTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The body's charset or encoding is not supported. */
        FlowsUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The request comes from a web page of a foreign origin. */
        FlowsCrossOrigin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The flow or template is not valid, or the body no valid JSON. Lists every problem. */
        FlowsInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description An unexpected error inside the service, or a request from a web page of a foreign origin. */
        FlowsServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"] | components["schemas"]["ErrorOpaque"];
            };
        };
        /** @description The body is no valid JSON. */
        FlowsBadBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The flow is not in a status from which it can be started or stopped. FlowMate documents it; upstream's services never answer so, and neither does the mock unless the dialect `startConflict` is `documented`. */
        FlowsStatusConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The id is malformed, or the body no valid JSON. */
        FlowsBadId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The id is malformed (then `errors` is a text), or the body no valid JSON. */
        FlowsBadIdText: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"] | components["schemas"]["ErrorText"];
            };
        };
        /** @description There is no such flow, or it is another tenant's. */
        FlowsNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description Only an inactive flow can be changed or deleted. */
        FlowsNotInactive: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The changed flow or template would not be valid, the id is malformed (then `errors` is a text), or the body no valid JSON. */
        FlowsInvalidPatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"] | components["schemas"]["ErrorText"];
            };
        };
        /** @description There is no such flow, or it is another tenant's. */
        FlowsStatusNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The page token is none that was given out. */
        StepLogsBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description A query parameter is not what it should be, or the body no valid JSON. Only the first problem is reported. */
        TemplatesBadQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description An unexpected error inside the service, such as a refusal by the flow service while generating. */
        TemplatesServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorOpaque"];
            };
        };
        /** @description The template is not valid, or the body no valid JSON. Lists every problem. */
        TemplatesInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description There is no such template, or the caller does not own it. */
        TemplatesNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The changed template would not be valid, the id is malformed (then `errors` is a text), or the body no valid JSON. */
        TemplatesInvalidPatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"] | components["schemas"]["ErrorText"];
            };
        };
        /** @description The body cannot be read as its content type says. text/plain is read as JSON. With the mock's dialect `webhookValidation: door` also: the data is not what the flow's `inputParameters` declare. */
        WebhookBadBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description No such flow, or it is not active, or has a schedule. Upstream waits a second before it says so. */
        WebhookUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description The mock's own. The body did not arrive in time. */
        WebhookTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description A multipart body of unknown length, or an XML body of blanks only. */
        WebhookLengthRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description The body has more than 10 MB. */
        WebhookTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description There is no content type, or its charset is not supported. */
        WebhookUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description The id is malformed, or the request comes from a web page of a foreign origin. */
        WebhookServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description The flow demands authentication (`flowSettings.webhooks.requireWebhookAuth`) and the caller may not start it. */
        WebhookForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookError"];
            };
        };
        /** @description The mock's own. The body did not arrive in time. */
        ExecutionTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExecutionError"];
            };
        };
        /** @description An unexpected error inside the service. */
        ExecutionsServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExecutionError"];
            };
        };
        /** @description A parameter is not what it should be. */
        CountsBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description No token, or one that is not taken. */
        CountsUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The caller lacks the permission. */
        CountsForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description A body has more than 100 kB. */
        CountsTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description A body's charset or encoding is not supported. */
        CountsUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description An unexpected error inside the service. */
        CountsServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description A body is no valid JSON. */
        SecretsBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description No token, one that is not taken, or a malformed id. */
        SecretsUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The caller does not own the secret. */
        SecretsForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The mock's own. The body did not arrive in time. */
        SecretsTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description A body has more than 1 MB. */
        SecretsTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description A body's charset or encoding is not supported. */
        SecretsUnsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description A page is asked for that begins before the first secret, or something unexpected happened. */
        SecretsServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description The body is no valid JSON, or what it holds cannot be stored. The text is upstream's. */
        SecretsInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description There is no such secret. */
        SecretsNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageError"];
            };
        };
        /** @description No token, or one that is not taken. */
        ComponentsUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description A malformed id, a page that there cannot be, or a foreign origin. */
        ComponentsServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The component is private, and not the caller's. */
        ComponentsForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description There is no such component. */
        ComponentsNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
    };
    parameters: {
        /**
         * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
         * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
         */
        IfNoneMatch: string;
        /**
         * @description Only the user with exactly this username, for end users the id that the partner passed in. May be repeated.
         * @example [
         *       "customer-4711"
         *     ]
         */
        Username: string[];
        /**
         * @description Only the users with these internal ids. May be repeated.
         * @example [
         *       "636d0762bd257a7eb2373d6c"
         *     ]
         */
        UserIds: string[];
        /**
         * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
         * @example true
         */
        Meta: true;
        /**
         * @description Internal id (`_id`) of the user.
         * @example 636d0762bd257a7eb2373d6c
         */
        UserId: string;
        /**
         * @description Id of the tenant.
         * @example 636d0762bd257a7eb2373d6a
         */
        TenantId: string;
        /**
         * @description Id of a user of the tenant.
         * @example 636d0762bd257a7eb2373d6c
         */
        TenantUserId: string;
        /**
         * @description Id of the role.
         * @example 6b04c32eed4022df116007c1
         */
        RoleId: string;
        /**
         * @description Only this token.
         * @example vW0cUtYdxDkT3gQ1lm9r2A
         */
        TokenFilter: string;
        /**
         * @description Id of the token, as a login returns it beside the token.
         * @example 62460554305401543e4e60c1
         */
        TokenId: string;
        /**
         * @description How many records a page holds. Upstream knows no upper limit, and takes 0 and what is no number as everything.
         * @example 10
         */
        PageSize: number;
        /**
         * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
         * @example 1
         */
        PageNumber: number;
        /**
         * @description Only flows in this status. Flows that are starting or stopping are in neither.
         * @example active
         */
        FlowStatus: "active" | "inactive" | "1" | "0";
        /**
         * @description Only flows of this type.
         * @example ordinary
         */
        FlowType: "ordinary" | "long_running";
        /**
         * @description Only what this user (or tenant) owns. For flows it replaces the condition that the caller must be an owner.
         * @example 636d0762bd257a7eb2373d6c
         */
        FilterUser: string;
        /**
         * @description Only flows generated from this template. Upstream's, on no page of FlowMate's.
         * @example 6b04c33723158d07544bf006
         */
        FromTemplate: string;
        /**
         * @description Order of the list. Without it flows come oldest first, templates as they were made.
         * @example -updatedAt
         */
        Sort: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "name" | "-name";
        /**
         * @description Only records with this text in name or description. Upstream heeds upper and lower case and drops all but letters, digits, `_`, `-`, braces and blanks.
         * @example Order sync
         */
        Search: string;
        /**
         * @description Id of the flow.
         * @example 6762e154616e91cb8d8b1aaf
         */
        FlowId: string;
        /**
         * @description Id of a node of the flow.
         * @example step_1
         */
        StepId: string;
        /**
         * @description How many lines to return. The mock returns 10,000 at most.
         * @example 1000
         */
        StepLogPageSize: number;
        /**
         * @description The `nextPageToken` of the previous answer.
         * @example mho1k0o0.1.0
         */
        StepLogPageToken: string;
        /**
         * @description 1 for published templates, 0 for drafts.
         * @example 1
         */
        TemplateStatus: "1" | "0";
        /**
         * @description Comma-separated; templates with any of the tags, and always those without tags. FlowMate's own.
         * @example premium,dev
         */
        Tags: string;
        /**
         * @description Id of the template.
         * @example 6b04c33723158d07544bf006
         */
        TemplateId: string;
        /**
         * @description Id of the flow to start.
         * @example 6762e154616e91cb8d8b1aaf
         */
        WebhookFlowId: string;
        /**
         * @description Comes back as `requestId`.
         * @example 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d
         */
        RequestId: string;
        /**
         * @description The flow whose runs are wanted.
         * @example 6762e154616e91cb8d8b1aaf
         */
        ExecutionFlowId: string;
        /**
         * @description Id of the run (`flowExecId`).
         * @example 4f1b2c3d5e6f708192a3b4c5d6e7f809
         */
        ExecutionId: string;
        /**
         * @description First day, inclusive. One month ago when left out.
         * @example 2024-05-01
         */
        CountStart: string;
        /**
         * @description Last day, inclusive. Today when left out.
         * @example 2024-05-31
         */
        CountEnd: string;
        /**
         * @description What to count by. Written in lower case throughout.
         * @example user
         */
        GroupBy: "user" | "flow" | "component";
        /**
         * @description Only log lines of this flow.
         * @example 6762e154616e91cb8d8b1aaf
         */
        LogFlowId: string;
        /**
         * @description Only log lines of this step.
         * @example step_1
         */
        LogStepId: string;
        /**
         * @description Log lines of all flows of this tenant. One page of FlowMate's calls it required, the examples of another leave it out.
         * @example 636d0762bd257a7eb2373d6a
         */
        LogTenant: string;
        /**
         * @description Only lines that hold the word Error.
         * @example true
         */
        ShowErrors: boolean;
        /**
         * @description How many lines to return, 10,000 at most. Assumed; FlowMate documents no pages of logs.
         * @example 1000
         */
        LogPageSize: number;
        /**
         * @description The `nextPageToken` of the previous answer. Assumed, as the size.
         * @example mho1k0o0.1.0
         */
        LogPageToken: string;
        /**
         * @description How many secrets a page holds.
         * @example 30
         */
        SecretPageSize: number;
        /**
         * @description What the owner is; for the owners of one secret USER when left out.
         * @example USER
         */
        SecretOwnerType: "USER" | "TENANT" | "SERVICE_ACCOUNT" | "GROUP" | "WORKSPACE";
        /**
         * @description Id of the secret.
         * @example 66761aed7f268b4d68470e27
         */
        SecretId: string;
        /**
         * @description Id of the auth client.
         * @example 64f19c0e5b7d20001a8e4410
         */
        AuthClientId: string;
        /**
         * @description How many components a page holds.
         * @example 50
         */
        ComponentPageSize: number;
        /**
         * @description Id of the component, as nodes of flows name it (`componentId`).
         * @example 5ca5c44c187c040010a9bb8b
         */
        ComponentId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description A weak ETag of the body.
         * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
         */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Logged in. A session cookie comes along. */
            200: {
                headers: {
                    /**
                     * @description The session, `basaas-iam=...; Path=/; HttpOnly`, with `remember-me` for 30 days.
                     * @example basaas-iam=s%3Aabc; Path=/; HttpOnly
                     */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            400: components["responses"]["IamBadRequest"];
            /** @description Not logged in. As HTML when the body was sent as a form. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageError"];
                    "text/html": string;
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOut"];
                };
            };
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    impersonate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Impersonation"];
            };
        };
        responses: {
            /** @description A user token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            /** @description No username, or no valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            401: components["responses"]["IamUnauthorized"];
            /** @description The token is not a partner's. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    getUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only the user with exactly this username, for end users the id that the partner passed in. May be repeated.
                 * @example [
                 *       "customer-4711"
                 *     ]
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Only the users with these internal ids. May be repeated.
                 * @example [
                 *       "636d0762bd257a7eb2373d6c"
                 *     ]
                 */
                userId?: components["parameters"]["UserIds"];
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            /** @description The caller does not hold `tenant.account.read`, or asks for what only an admin may give. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    createUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserInput"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAnswer"];
                };
            };
            400: components["responses"]["IamInvalid"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            /** @description The username is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    getCurrentUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    patchCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnUserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    patchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    apiGetUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only the user with exactly this username, for end users the id that the partner passed in. May be repeated.
                 * @example [
                 *       "customer-4711"
                 *     ]
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Only the users with these internal ids. May be repeated.
                 * @example [
                 *       "636d0762bd257a7eb2373d6c"
                 *     ]
                 */
                userId?: components["parameters"]["UserIds"];
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            /** @description The caller does not hold `tenant.account.read`, or asks for what only an admin may give. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    apiCreateUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserInput"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAnswer"];
                };
            };
            400: components["responses"]["IamInvalid"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            /** @description The username is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    apiGetCurrentUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    apiPatchCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnUserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    apiGetUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    apiPutUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    apiDeleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    apiPatchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only the user with exactly this username, for end users the id that the partner passed in. May be repeated.
                 * @example [
                 *       "customer-4711"
                 *     ]
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Only the users with these internal ids. May be repeated.
                 * @example [
                 *       "636d0762bd257a7eb2373d6c"
                 *     ]
                 */
                userId?: components["parameters"]["UserIds"];
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamCreateUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserInput"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAnswer"];
                };
            };
            400: components["responses"]["IamInvalid"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            /** @description The username is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetCurrentUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamPatchCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnUserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetUser: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamPutUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamDeleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamPatchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (`_id`) of the user.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetTenants: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenants, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamCreateTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description The status is unknown (plain text), or the body no valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                    "text/plain": string;
                };
            };
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetTenant: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamPutTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamDeleteTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamCastError"];
        };
    };
    iamPatchTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetTenantProfile: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetTenantUsers: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetTenantKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, null where there is none. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantKey"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamCreateTenantKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantKeyInput"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamDeleteTenantKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamRemoveTenantUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                id: components["parameters"]["TenantId"];
                /**
                 * @description Id of a user of the tenant.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                userId: components["parameters"]["TenantUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetRoles: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. The envelope with `meta` is assumed, as with users. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamCreateRole: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleInput"];
            };
        };
        responses: {
            /** @description The role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            400: components["responses"]["IamInvalid"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetRole: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example 6b04c32eed4022df116007c1
                 */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role, bare or with `meta` under `data`. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            /** @description There is no such role. The message is upstream's; some cases are answered in plain text. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                    "text/plain": string;
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamDeleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the role.
                 * @example 6b04c32eed4022df116007c1
                 */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            /** @description There is no such role. The message is upstream's; some cases are answered in plain text. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                    "text/plain": string;
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamPatchRole: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the role.
                 * @example 6b04c32eed4022df116007c1
                 */
                id: components["parameters"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolePatch"];
            };
        };
        responses: {
            /** @description The changed role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            /** @description There is no such role. The message is upstream's; some cases are answered in plain text. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                    "text/plain": string;
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamGetPermissions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetTokens: {
        parameters: {
            query?: {
                /**
                 * @description Only this token.
                 * @example vW0cUtYdxDkT3gQ1lm9r2A
                 */
                token?: components["parameters"]["TokenFilter"];
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens, bare or with `meta` in an envelope. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamCreateToken: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            /** @description There is no such active account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    iamIntrospectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenToInspect"];
            };
        };
        responses: {
            /** @description The account, its permissions merged. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntrospectedUser"];
                };
            };
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamRefreshToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token that was sent. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshedToken"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamGetToken: {
        parameters: {
            query?: {
                /**
                 * @description Set to true for an answer in an envelope. Any text counts as true, `false` as well.
                 * @example true
                 */
                meta?: components["parameters"]["Meta"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the token, as a login returns it beside the token.
                 * @example 62460554305401543e4e60c1
                 */
                id: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    iamDeleteToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the token, as a login returns it beside the token.
                 * @example 62460554305401543e4e60c1
                 */
                id: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["IamBadRequest"];
            401: components["responses"]["IamUnauthorized"];
            403: components["responses"]["IamForbidden"];
            404: components["responses"]["IamNotFound"];
            408: components["responses"]["IamTimeout"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["IamServerError"];
        };
    };
    getFlows: {
        parameters: {
            query?: {
                /**
                 * @description How many records a page holds. Upstream knows no upper limit, and takes 0 and what is no number as everything.
                 * @example 10
                 */
                "page[size]"?: components["parameters"]["PageSize"];
                /**
                 * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
                 * @example 1
                 */
                "page[number]"?: components["parameters"]["PageNumber"];
                /**
                 * @description Only flows in this status. Flows that are starting or stopping are in neither.
                 * @example active
                 */
                "filter[status]"?: components["parameters"]["FlowStatus"];
                /**
                 * @description Only flows of this type.
                 * @example ordinary
                 */
                "filter[type]"?: components["parameters"]["FlowType"];
                /**
                 * @description Only what this user (or tenant) owns. For flows it replaces the condition that the caller must be an owner.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                "filter[user]"?: components["parameters"]["FilterUser"];
                /**
                 * @description Only flows generated from this template. Upstream's, on no page of FlowMate's.
                 * @example 6b04c33723158d07544bf006
                 */
                "filter[fromTemplate]"?: components["parameters"]["FromTemplate"];
                /**
                 * @description Order of the list. Without it flows come oldest first, templates as they were made.
                 * @example -updatedAt
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description Only records with this text in name or description. Upstream heeds upper and lower case and drops all but letters, digits, `_`, `-`, braces and blanks.
                 * @example Order sync
                 */
                search?: components["parameters"]["Search"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of flows. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["FlowsBadQuery"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsCrossOrigin"];
            504: components["responses"]["NoAnswer"];
        };
    };
    createFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowInput"] | components["schemas"]["FlowInput"][];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowAnswer"] | components["schemas"]["FlowBulkAnswer"];
                };
            };
            400: components["responses"]["FlowsInvalid"];
            401: components["responses"]["FlowsUnauthorized"];
            /** @description The caller lacks `flows.write`, or for a list the permission for that. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorList"];
                };
            };
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    patchFlowsBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowBulkPatch"][];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowBulkAnswer"];
                };
            };
            400: components["responses"]["FlowsInvalid"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    startFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectId"][];
            };
        };
        responses: {
            /** @description What became of each, as a bare list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusList"];
                };
            };
            400: components["responses"]["FlowsBadBody"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsStatusConflict"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            /** @description An id is unknown, the body is no list, or the request comes from a web page of a foreign origin. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusListBroken"] | components["schemas"]["ErrorList"];
                };
            };
            504: components["responses"]["NoAnswer"];
        };
    };
    stopFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectId"][];
            };
        };
        responses: {
            /** @description What became of each, as a bare list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusList"];
                };
            };
            400: components["responses"]["FlowsBadBody"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsStatusConflict"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            /** @description An id is unknown, the body is no list, or the request comes from a web page of a foreign origin. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusListBroken"] | components["schemas"]["ErrorList"];
                };
            };
            504: components["responses"]["NoAnswer"];
        };
    };
    getFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flow. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["FlowsBadId"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            /** @description There is no such flow, or it is another tenant's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorList"];
                };
            };
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsCrossOrigin"];
        };
    };
    deleteFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            400: components["responses"]["FlowsBadIdText"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["FlowsNotFound"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsNotInactive"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsCrossOrigin"];
        };
    };
    patchFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowPatch"];
            };
        };
        responses: {
            /** @description The changed flow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowAnswer"];
                };
            };
            400: components["responses"]["FlowsInvalidPatch"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["FlowsNotFound"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsNotInactive"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    startFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Starting. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusAnswer"];
                };
            };
            400: components["responses"]["FlowsBadId"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["FlowsStatusNotFound"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsStatusConflict"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsCrossOrigin"];
        };
    };
    stopFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stopping. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusAnswer"];
                };
            };
            400: components["responses"]["FlowsBadId"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["FlowsStatusNotFound"];
            408: components["responses"]["FlowsTimeout"];
            409: components["responses"]["FlowsStatusConflict"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsCrossOrigin"];
        };
    };
    getStepLogs: {
        parameters: {
            query?: {
                /**
                 * @description How many lines to return. The mock returns 10,000 at most.
                 * @example 1000
                 */
                pageSize?: components["parameters"]["StepLogPageSize"];
                /**
                 * @description The `nextPageToken` of the previous answer.
                 * @example mho1k0o0.1.0
                 */
                pageToken?: components["parameters"]["StepLogPageToken"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                id: components["parameters"]["FlowId"];
                /**
                 * @description Id of a node of the flow.
                 * @example step_1
                 */
                stepId: components["parameters"]["StepId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Log lines. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["StepLogsBadRequest"];
            401: components["responses"]["FlowsUnauthorized"];
            404: components["responses"]["FlowsNotFound"];
            422: components["responses"]["Refused"];
            500: components["responses"]["FlowsServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    getTemplates: {
        parameters: {
            query?: {
                /**
                 * @description How many records a page holds. Upstream knows no upper limit, and takes 0 and what is no number as everything.
                 * @example 10
                 */
                "page[size]"?: components["parameters"]["PageSize"];
                /**
                 * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
                 * @example 1
                 */
                "page[number]"?: components["parameters"]["PageNumber"];
                /**
                 * @description 1 for published templates, 0 for drafts.
                 * @example 1
                 */
                "filter[status]"?: components["parameters"]["TemplateStatus"];
                /**
                 * @description Only flows of this type.
                 * @example ordinary
                 */
                "filter[type]"?: components["parameters"]["FlowType"];
                /**
                 * @description Only what this user (or tenant) owns. For flows it replaces the condition that the caller must be an owner.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                "filter[user]"?: components["parameters"]["FilterUser"];
                /**
                 * @description Order of the list. Without it flows come oldest first, templates as they were made.
                 * @example -updatedAt
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description Only records with this text in name or description. Upstream heeds upper and lower case and drops all but letters, digits, `_`, `-`, braces and blanks.
                 * @example Order sync
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Comma-separated; templates with any of the tags, and always those without tags. FlowMate's own.
                 * @example premium,dev
                 */
                tags?: components["parameters"]["Tags"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of templates. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["TemplatesBadQuery"];
            401: components["responses"]["FlowsUnauthorized"];
            /** @description The caller lacks the permission, or filters by user without being an admin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorList"];
                };
            };
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    createTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateInput"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateAnswer"];
                };
            };
            400: components["responses"]["TemplatesInvalid"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the template.
                 * @example 6b04c33723158d07544bf006
                 */
                id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["FlowsBadId"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["TemplatesNotFound"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
        };
    };
    deleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the template.
                 * @example 6b04c33723158d07544bf006
                 */
                id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            400: components["responses"]["FlowsBadIdText"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["TemplatesNotFound"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
        };
    };
    patchTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the template.
                 * @example 6b04c33723158d07544bf006
                 */
                id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePatch"];
            };
        };
        responses: {
            /** @description The changed template. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateAnswer"];
                };
            };
            400: components["responses"]["TemplatesInvalidPatch"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["TemplatesNotFound"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    generateFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the template.
                 * @example 6b04c33723158d07544bf006
                 */
                id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GenerateInput"];
            };
        };
        responses: {
            /** @description Only with the dialect `generate=documented`, in the words of FlowMate's reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStatusAnswer"];
                };
            };
            /** @description The new flow. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowAnswer"];
                };
            };
            400: components["responses"]["FlowsBadIdText"];
            401: components["responses"]["FlowsUnauthorized"];
            403: components["responses"]["FlowsForbidden"];
            404: components["responses"]["TemplatesNotFound"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["FlowsTooLarge"];
            415: components["responses"]["FlowsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["TemplatesServerError"];
            504: components["responses"]["NoAnswer"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Comes back as `requestId`.
                 * @example 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken in. The flow runs afterwards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["WebhookBadBody"];
            404: components["responses"]["WebhookUnavailable"];
            408: components["responses"]["WebhookTimeout"];
            411: components["responses"]["WebhookLengthRequired"];
            413: components["responses"]["WebhookTooLarge"];
            415: components["responses"]["WebhookUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["WebhookServerError"];
        };
    };
    postWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Comes back as `requestId`.
                 * @example 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPayload"];
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Taken in. The flow runs afterwards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["WebhookBadBody"];
            403: components["responses"]["WebhookForbidden"];
            404: components["responses"]["WebhookUnavailable"];
            408: components["responses"]["WebhookTimeout"];
            411: components["responses"]["WebhookLengthRequired"];
            413: components["responses"]["WebhookTooLarge"];
            415: components["responses"]["WebhookUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["WebhookServerError"];
        };
    };
    headWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flow is active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body came along that cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such flow, or it is not active, or has a schedule. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock's own. The body did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A multipart body of unknown length, or an XML body of blanks only, came along. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body with more than 10 MB came along. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body in an unsupported charset came along. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock's own, in strict mode only. The request departs from this document. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The id is malformed, or the request comes from a web page of a foreign origin. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getHook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Comes back as `requestId`.
                 * @example 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken in. The flow runs afterwards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["WebhookBadBody"];
            404: components["responses"]["WebhookUnavailable"];
            408: components["responses"]["WebhookTimeout"];
            411: components["responses"]["WebhookLengthRequired"];
            413: components["responses"]["WebhookTooLarge"];
            415: components["responses"]["WebhookUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["WebhookServerError"];
        };
    };
    postHook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Comes back as `requestId`.
                 * @example 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPayload"];
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Taken in. The flow runs afterwards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["WebhookBadBody"];
            403: components["responses"]["WebhookForbidden"];
            404: components["responses"]["WebhookUnavailable"];
            408: components["responses"]["WebhookTimeout"];
            411: components["responses"]["WebhookLengthRequired"];
            413: components["responses"]["WebhookTooLarge"];
            415: components["responses"]["WebhookUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["WebhookServerError"];
        };
    };
    headHook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the flow to start.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                flowId: components["parameters"]["WebhookFlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flow is active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body came along that cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such flow, or it is not active, or has a schedule. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock's own. The body did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A multipart body of unknown length, or an XML body of blanks only, came along. */
            411: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body with more than 10 MB came along. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A body in an unsupported charset came along. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock's own, in strict mode only. The request departs from this document. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The id is malformed, or the request comes from a web page of a foreign origin. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getExecutions: {
        parameters: {
            query: {
                /**
                 * @description The flow whose runs are wanted.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                "filter[flowId]": components["parameters"]["ExecutionFlowId"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs; none for an unknown flow. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionList"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description No flow was named. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionError"];
                };
            };
            408: components["responses"]["ExecutionTimeout"];
            422: components["responses"]["Refused"];
            500: components["responses"]["ExecutionsServerError"];
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the run (`flowExecId`).
                 * @example 4f1b2c3d5e6f708192a3b4c5d6e7f809
                 */
                id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description There is no such run. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionError"];
                };
            };
            408: components["responses"]["ExecutionTimeout"];
            422: components["responses"]["Refused"];
            500: components["responses"]["ExecutionsServerError"];
        };
    };
    getExecutionCounts: {
        parameters: {
            query?: {
                /**
                 * @description First day, inclusive. One month ago when left out.
                 * @example 2024-05-01
                 */
                start?: components["parameters"]["CountStart"];
                /**
                 * @description Last day, inclusive. Today when left out.
                 * @example 2024-05-31
                 */
                end?: components["parameters"]["CountEnd"];
                /**
                 * @description What to count by. Written in lower case throughout.
                 * @example user
                 */
                groupby?: components["parameters"]["GroupBy"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionCounts"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["CountsBadRequest"];
            401: components["responses"]["CountsUnauthorized"];
            403: components["responses"]["CountsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["CountsTooLarge"];
            415: components["responses"]["CountsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["CountsServerError"];
        };
    };
    getLogs: {
        parameters: {
            query?: {
                /**
                 * @description Only log lines of this flow.
                 * @example 6762e154616e91cb8d8b1aaf
                 */
                "filter[flowId]"?: components["parameters"]["LogFlowId"];
                /**
                 * @description Only log lines of this step.
                 * @example step_1
                 */
                "filter[stepId]"?: components["parameters"]["LogStepId"];
                /**
                 * @description Log lines of all flows of this tenant. One page of FlowMate's calls it required, the examples of another leave it out.
                 * @example 636d0762bd257a7eb2373d6a
                 */
                "filter[tenant]"?: components["parameters"]["LogTenant"];
                /**
                 * @description Only lines that hold the word Error.
                 * @example true
                 */
                showErrors?: components["parameters"]["ShowErrors"];
                /**
                 * @description How many lines to return, 10,000 at most. Assumed; FlowMate documents no pages of logs.
                 * @example 1000
                 */
                pageSize?: components["parameters"]["LogPageSize"];
                /**
                 * @description The `nextPageToken` of the previous answer. Assumed, as the size.
                 * @example mho1k0o0.1.0
                 */
                pageToken?: components["parameters"]["LogPageToken"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Log lines. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["CountsBadRequest"];
            401: components["responses"]["CountsUnauthorized"];
            403: components["responses"]["CountsForbidden"];
            408: components["responses"]["FlowsTimeout"];
            413: components["responses"]["CountsTooLarge"];
            415: components["responses"]["CountsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["CountsServerError"];
        };
    };
    getSecrets: {
        parameters: {
            query?: {
                /**
                 * @description How many secrets a page holds.
                 * @example 30
                 */
                "page[size]"?: components["parameters"]["SecretPageSize"];
                /**
                 * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
                 * @example 1
                 */
                "page[number]"?: components["parameters"]["PageNumber"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets, without their values. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["SecretsServerError"];
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretInput"];
            };
        };
        responses: {
            /** @description The secret as it is stored. What the type holds of passwords and tokens is encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenSecretAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    deleteSecrets: {
        parameters: {
            query?: {
                /**
                 * @description Id of the owner.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                userId?: string;
                /**
                 * @description What the owner is; for the owners of one secret USER when left out.
                 * @example USER
                 */
                type?: components["parameters"]["SecretOwnerType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    getSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["SecretsServerError"];
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller has it no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    patchSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretPatch"];
            };
        };
        responses: {
            /** @description The secret as it is stored. What the type holds of passwords and tokens is encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenSecretAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    addSecretOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretOwnerInput"];
            };
        };
        responses: {
            /** @description The secret as it is stored. What the type holds of passwords and tokens is encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenSecretAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    removeSecretOwner: {
        parameters: {
            query: {
                /**
                 * @description Id of the owner.
                 * @example 636d0762bd257a7eb2373d6d
                 */
                id: string;
                /**
                 * @description What the owner is; for the owners of one secret USER when left out.
                 * @example USER
                 */
                type?: components["parameters"]["SecretOwnerType"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret as it is stored. What the type holds of passwords and tokens is encrypted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenSecretAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    validateSecretHmac: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the secret.
                 * @example 66761aed7f268b4d68470e27
                 */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HmacInput"];
            };
        };
        responses: {
            /** @description Whether it is. */
            200: {
                headers: {
                    "cache-control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HmacAnswer"];
                };
            };
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
            /** @description The secret has no key, or the body not what a signature is made of. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageError"];
                };
            };
        };
    };
    getAuthClients: {
        parameters: {
            query?: {
                /**
                 * @description How many secrets a page holds.
                 * @example 30
                 */
                "page[size]"?: components["parameters"]["SecretPageSize"];
                /**
                 * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
                 * @example 1
                 */
                "page[number]"?: components["parameters"]["PageNumber"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The auth clients. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthClientList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
            500: components["responses"]["SecretsServerError"];
        };
    };
    createAuthClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthClientInput"];
            };
        };
        responses: {
            /** @description The auth client. Of OAuth 2, `clientId` and `clientSecret` are masked unless the caller holds `secrets.authClient.readRaw`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthClientAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    deleteAuthClients: {
        parameters: {
            query?: {
                /**
                 * @description Id of the owner.
                 * @example 636d0762bd257a7eb2373d6c
                 */
                ownerId?: string;
                /**
                 * @description What the owner is; for the owners of one secret USER when left out.
                 * @example USER
                 */
                type?: components["parameters"]["SecretOwnerType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    getAuthClient: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the auth client.
                 * @example 64f19c0e5b7d20001a8e4410
                 */
                id: components["parameters"]["AuthClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The auth client. Of OAuth 2, `clientId` and `clientSecret` are masked unless the caller holds `secrets.authClient.readRaw`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthClientAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    deleteAuthClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the auth client.
                 * @example 64f19c0e5b7d20001a8e4410
                 */
                id: components["parameters"]["AuthClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller has it no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["SecretsBadRequest"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    patchAuthClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the auth client.
                 * @example 64f19c0e5b7d20001a8e4410
                 */
                id: components["parameters"]["AuthClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthClientPatch"];
            };
        };
        responses: {
            /** @description The auth client. Of OAuth 2, `clientId` and `clientSecret` are masked unless the caller holds `secrets.authClient.readRaw`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthClientAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            403: components["responses"]["SecretsForbidden"];
            404: components["responses"]["SecretsNotFound"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    getAuthClientSecrets: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the auth client.
                 * @example 64f19c0e5b7d20001a8e4410
                 */
                id: components["parameters"]["AuthClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets; none where there is no such auth client. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    startAuthFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the auth client.
                 * @example 64f19c0e5b7d20001a8e4410
                 */
                id: components["parameters"]["AuthClientId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuthFlowInput"];
            };
        };
        responses: {
            /** @description The address, filled in from the auth client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthFlowAnswer"];
                };
            };
            400: components["responses"]["SecretsInvalid"];
            401: components["responses"]["SecretsUnauthorized"];
            /** @description Auth clients of this type have no page to consent on. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
            504: components["responses"]["NoAnswer"];
        };
    };
    finishAuthFlow: {
        parameters: {
            query: {
                /**
                 * @description What the provider gives for the tokens.
                 * @example 4fa1b2c3
                 */
                code: string;
                /**
                 * @description As it stands in the address of the page.
                 * @example eyJmbG93SWQiOiI2NmUzMDVkZDI4ZGE4ODg1ZDc3NTAyZDQifQ
                 */
                state: string;
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is connected. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectedAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description No sign-in began with this state, or longer ago than ten minutes, or the user came back already. The text is upstream's. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageError"];
                };
            };
            408: components["responses"]["SecretsTimeout"];
            413: components["responses"]["SecretsTooLarge"];
            415: components["responses"]["SecretsUnsupported"];
            422: components["responses"]["Refused"];
        };
    };
    getComponents: {
        parameters: {
            query?: {
                /**
                 * @description How many components a page holds.
                 * @example 50
                 */
                "page[size]"?: components["parameters"]["ComponentPageSize"];
                /**
                 * @description Which page, counted from 1. Upstream never answers when it is 0 or less.
                 * @example 1
                 */
                "page[number]"?: components["parameters"]["PageNumber"];
            };
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The components. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComponentList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["ComponentsUnauthorized"];
            422: components["responses"]["Refused"];
            500: components["responses"]["ComponentsServerError"];
        };
    };
    getComponent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An ETag of an earlier answer, or `*`. If nothing has changed the answer is 304 without a body.
                 * @example W/"5d-K0hJm1nUwl6Ks5bLr2zyxY7vDkM"
                 */
                "if-none-match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the component, as nodes of flows name it (`componentId`).
                 * @example 5ca5c44c187c040010a9bb8b
                 */
                id: components["parameters"]["ComponentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The component. */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComponentAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["ComponentsUnauthorized"];
            403: components["responses"]["ComponentsForbidden"];
            404: components["responses"]["ComponentsNotFound"];
            422: components["responses"]["Refused"];
            500: components["responses"]["ComponentsServerError"];
        };
    };
}
