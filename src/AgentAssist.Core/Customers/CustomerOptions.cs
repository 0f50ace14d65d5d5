using AgentAssist.Core.Customers.Goodwill;

namespace AgentAssist.Core.Customers;

/// <summary>What a company does for its customers. Configuration section <c>AgentAssist:Customers</c>.</summary>
public sealed class CustomerOptions
{
    /// <summary>
    /// The file of a goodwill policy of one's own: what may be given to customers who were wronged, within which limits. Takes the
    /// place of the one that ships, <c>goodwill.json</c>, which describes the form; empty keeps that one. Every node needs the same.
    /// </summary>
    /// <value>Empty by default. Read once, at start.</value>
    [GoodwillPolicyFile]
    public string GoodwillPolicy { get; set; } = "";
}
