namespace AgentAssist.Core;

/// <summary>On whose behalf a call acts. Part of every call, row, key and event.</summary>
/// <param name="Tenant">The company whose data the call may touch.</param>
/// <param name="Principal">The person or system that acts; recorded in every event it causes.</param>
/// <param name="ReadsIdentifiers">Whether the caller may read the participants' view of conversations.</param>
public sealed record Caller(string Tenant, string Principal, bool ReadsIdentifiers)
{
    /// <summary>The tenant of a server without sign-in.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The principal of events that the server itself causes.</summary>
    public const string SystemPrincipal = "system";

    /// <summary>The only caller of a server without sign-in, which listens on loopback only.</summary>
    public static Caller Local { get; } = new(DefaultTenant, "local", ReadsIdentifiers: true);

    /// <summary>The server acting by itself for a tenant, for example when an idle conversation completes.</summary>
    public static Caller System(string tenant) => new(tenant, SystemPrincipal, ReadsIdentifiers: true);
}
