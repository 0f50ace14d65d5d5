using AgentAssist.Core.Privacy;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>What the types of public data sets are called here.</summary>
internal static class PiiTypes
{
    /// <summary>The type of privacy for a type of the data; unchanged where it is one already or none fits.</summary>
    public static string OfGold(string type) => type switch
    {
        "PERSON" => Sensitive.Name,
        "STREET_ADDRESS" or "ZIP_CODE" => Sensitive.Address,
        "GPE" => Sensitive.Place,
        "ORGANIZATION" => Sensitive.Organization,
        "TITLE" => Sensitive.Title,
        "NRP" => Sensitive.Nationality,
        _ => type,
    };
}
