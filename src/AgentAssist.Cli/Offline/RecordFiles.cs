using System.CommandLine;
using AgentAssist.Core.Customers;
using AgentAssist.V1;

namespace AgentAssist.Cli.Offline;

/// <summary>The options that name a company's own words for records and rules for contradictions.</summary>
internal sealed class RecordFiles
{
    public Option<string> Meanings { get; } = new("--record-meanings")
    {
        Description = "Words by which your own records are understood, beside those that ship.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    public Option<string> Rules { get; } = new("--contradiction-rules")
    {
        Description = "Rules for contradictions of your own, beside those that ship.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    /// <summary>An engine that reads records by these files.</summary>
    /// <param name="articles">What answers customers' questions; null for nothing.</param>
    /// <exception cref="CliException">A file cannot be used.</exception>
    public OfflineEngine Engine(ParseResult parsed, TimeProvider clock, IReadOnlyList<KnowledgeArticle>? articles = null)
    {
        try
        {
            return new OfflineEngine(clock, new CustomerOptions
            {
                RecordMeanings = parsed.GetValue(Meanings) ?? "",
                ContradictionRules = parsed.GetValue(Rules) ?? "",
            }, articles);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(e.Message, e);
        }
    }
}
