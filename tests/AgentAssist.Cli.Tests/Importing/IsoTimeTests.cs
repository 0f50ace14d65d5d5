using System.Globalization;
using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Tests.Importing;

public sealed class IsoTimeTests
{
    private static readonly TimeZoneInfo Denver = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");

    [Theory]
    [InlineData("2026-03-24T14:05:00Z", "2026-03-24T14:05:00")]
    [InlineData("2026-03-24T14:05:00+02:00", "2026-03-24T12:05:00")]
    [InlineData("2026-03-24 14:05-0600", "2026-03-24T20:05:00")]
    [InlineData("2026-03-24T14:05+01", "2026-03-24T13:05:00")]
    [InlineData("2026-03-24", "2026-03-24T06:00:00")]
    [InlineData("2026-01-24 14:05", "2026-01-24T21:05:00")]
    [InlineData("2026-01-24t14:05:59.5z", "2026-01-24T14:05:59")]
    [InlineData("2026-11-01T01:30", "2026-11-01T08:30:00")]
    public void Parse_Iso_IsTheInstant(string text, string expected) => Assert.Equal(
        expected, IsoTime.Parse(text, "occurred_at", Denver).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("24/03/2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-24T25:00")]
    [InlineData("2026-03-08T02:30")]
    [InlineData("0001-01-01")]
    [InlineData("yesterday")]
    public void Parse_AnythingElse_NamesTheField(string text) =>
        Assert.Equal("occurred_at", Assert.Throws<LineFaultException>(() => IsoTime.Parse(text, "occurred_at", Denver)).Field);
}
