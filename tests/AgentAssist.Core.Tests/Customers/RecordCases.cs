using System.Text.Json;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>
/// Cases with records, what must be found among them and what must not; written by people who had not read the rules. They lie
/// beside the sources, in Cases.
/// </summary>
internal static class RecordCases
{
    public static IEnumerable<RecordCase> All() => Of(Folder());

    /// <summary>Cases that nobody looked at who wrote rules or words for them.</summary>
    public static IEnumerable<RecordCase> HeldOut() => Of(Path.Combine(Folder(), "HeldOut"));

    /// <summary>Timelines in which everything is in order, however much it may look otherwise.</summary>
    public static IEnumerable<RecordCase> Orderly() =>
        Directory.GetFiles(Folder(), "orderly-*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => Parse(file).EnumerateArray().ToArray())
            .Select(element => Read(element.GetProperty("name").GetString()!, element));

    private static IEnumerable<RecordCase> Of(string folder) =>
        Directory.GetFiles(folder, "*.json").Where(file => !Path.GetFileName(file).StartsWith("orderly-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Read(Path.GetFileNameWithoutExtension(file), Parse(file)));

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;

    private static RecordCase Read(string name, JsonElement element)
    {
        var profile = new CustomerProfile();
        if (element.TryGetProperty("customer", out var customer))
        {
            profile = new CustomerProfile { TimeZone = Text(customer, "time_zone"), LanguageCode = Text(customer, "language_code") };
        }

        var expected = element.TryGetProperty("expected", out var block)
            ? block.GetProperty("contradictions").EnumerateArray().Select(c => new ExpectedContradiction(
                c.GetProperty("between")[0].GetString()!, c.GetProperty("between")[1].GetString()!, Text(c, "state"), Text(c, "resolved_by"))).ToArray()
            : [];
        return new RecordCase(
            name, profile, element.GetProperty("now").GetDateTimeOffset(), [.. element.GetProperty("interactions").EnumerateArray().Select(Interaction)], expected);
    }

    private static Interaction Interaction(JsonElement element)
    {
        var interaction = new Interaction
        {
            InteractionId = Text(element, "interaction_id"),
            OccurredAt = Timestamp.FromDateTimeOffset(element.GetProperty("occurred_at").GetDateTimeOffset()),
            Department = Text(element, "department"),
            Channel = Text(element, "channel"),
            Kind = Text(element, "kind"),
            Reference = Text(element, "reference"),
            Summary = Text(element, "summary"),
        };
        if (element.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Object)
        {
            foreach (var fact in facts.EnumerateObject())
            {
                interaction.Facts[fact.Name] = fact.Value.ToString();
            }
        }

        return interaction;
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "Customers", "Cases");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException("The cases are not beside the tests.");
    }
}

/// <summary>One case.</summary>
internal sealed record RecordCase(
    string Name, CustomerProfile Profile, DateTimeOffset Now, IReadOnlyList<Interaction> Interactions, IReadOnlyList<ExpectedContradiction> Expected)
{
    public Timeline Timeline() => new(Interactions, Profile, Now);
}

/// <summary>A contradiction that must be found.</summary>
internal sealed record ExpectedContradiction(string First, string Then, string State, string ResolvedBy);
