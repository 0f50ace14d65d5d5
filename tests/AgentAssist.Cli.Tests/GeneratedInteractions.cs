using System.Globalization;
using System.Text.Json;

namespace AgentAssist.Cli.Tests;

/// <summary>A file of interactions in JSON lines that is made while it is read, however long it is.</summary>
internal sealed class GeneratedInteractions(long lines, int customers) : TextReader
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kinds = ["CONTACT", "INVOICE", "PARCEL_DELIVERED", "PAYMENT_RECEIVED", "EVT_CALL_IN"];
    private static readonly string[] Channels = ["PHONE", "EMAIL", "SYSTEM", "SYSTEM", "CHAT"];

    private string _line = "";
    private int _at;
    private long _made;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_at == _line.Length)
        {
            if (_made == lines)
            {
                return 0;
            }

            (_line, _at) = (Line(_made++) + "\n", 0);
        }

        var taken = Math.Min(count, _line.Length - _at);
        _line.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }

    public override string? ReadLine() => _made == lines ? null : Line(_made++);

    /// <summary>Customers come in turns of ten records, as files that systems write have them.</summary>
    private string Line(long i) => JsonSerializer.Serialize(new
    {
        interaction_id = string.Create(CultureInfo.InvariantCulture, $"gen-{i}"),
        customer_id = string.Create(CultureInfo.InvariantCulture, $"gen-cust-{i / 10 % customers}"),
        occurred_at = First.AddMinutes(i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        department = "Support",
        channel = Channels[i % Channels.Length],
        kind = Kinds[i % Kinds.Length],
        reference = string.Create(CultureInfo.InvariantCulture, $"ORD-{i / 10}"),
        summary = string.Create(CultureInfo.InvariantCulture, $"Record number {i} of this customer, about the order of last week and what became of it."),
        facts = new { amount = string.Create(CultureInfo.InvariantCulture, $"{i % 90}.50 USD"), agent = "a" + (i % 37) },
    });
}
