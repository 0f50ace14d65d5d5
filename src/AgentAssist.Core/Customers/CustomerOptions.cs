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

    /// <summary>
    /// A file of words by which the company's own records are understood: the kinds its systems write, its names for what happens.
    /// It stands beside the one that ships, <c>Records.tsv</c>, which describes the form; what a row of it finds outweighs the learned
    /// model. Every node needs the same.
    /// </summary>
    /// <value>Empty by default. Read once, at start.</value>
    [RecordMeaningsFile]
    public string RecordMeanings { get; set; } = "";

    /// <summary>
    /// A file of rules for contradictions of the company's own. They stand beside those that ship, <c>contradictions.json</c>, which
    /// describes the form; a rule of the same name takes the place of the one that ships. Every node needs the same.
    /// </summary>
    /// <value>Empty by default. Read once, at start.</value>
    [ContradictionRulesFile]
    public string ContradictionRules { get; set; } = "";
}
