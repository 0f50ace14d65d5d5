using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Server.Demo;

/// <summary>
/// A case from a scenario file, moved in time as a whole, so that what happened "three days ago" in the case happened three
/// days before now.
/// </summary>
internal sealed partial class DemoCase
{
    private DemoCase(CustomerProfile customer, IReadOnlyList<Interaction> interactions, IReadOnlyList<(Role Role, string Text)> turns)
    {
        Customer = customer;
        Interactions = interactions;
        Turns = turns;
    }

    public CustomerProfile Customer { get; }

    public IReadOnlyList<Interaction> Interactions { get; }

    public IReadOnlyList<(Role Role, string Text)> Turns { get; }

    /// <summary>Reads an embedded scenario as if its "now" were <paramref name="now"/>.</summary>
    public static DemoCase Read(string resource, DateTimeOffset now)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The scenario {resource} is not embedded.");
        using var scenario = JsonDocument.Parse(stream);
        var root = scenario.RootElement;

        // Whole days keep the times of day, and with them office hours and the carrier's.
        var days = (now - root.GetProperty("now").GetDateTimeOffset()).Days;
        return new DemoCase(
            Parse<CustomerProfile>(root.GetProperty("customer")),
            root.GetProperty("interactions").EnumerateArray()
                .Select(element => Move(Parse<Interaction>(element), root, days)).ToArray(),
            root.GetProperty("conversation").EnumerateArray().Select(Turn).ToArray());
    }

    private static T Parse<T>(JsonElement element)
        where T : IMessage<T>, new() => JsonParser.Default.Parse<T>(element.GetRawText());

    private static (Role, string) Turn(JsonElement turn) => (
        turn.GetProperty("role").GetString() == "CUSTOMER" ? Role.Customer : Role.HumanAgent,
        turn.GetProperty("text").GetString() ?? "");

    private static Interaction Move(Interaction interaction, JsonElement root, int days)
    {
        interaction.CustomerId = root.GetProperty("customer").GetProperty("customer_id").GetString() ?? "";
        interaction.OccurredAt = new() { Seconds = interaction.OccurredAt.Seconds + (days * 86_400L) };
        interaction.Summary = MoveDates(interaction.Summary, days);
        foreach (var name in interaction.Facts.Keys.ToArray())
        {
            interaction.Facts[name] = MoveDates(interaction.Facts[name], days);
        }

        return interaction;
    }

    private static string MoveDates(string text, int days) => IsoDate().Replace(text, match =>
        DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : match.Value);

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
