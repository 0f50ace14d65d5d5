using System.Globalization;
using AgentAssist.Core.Customers.Promises;

namespace AgentAssist.Core.Tests.Customers.Promises;

/// <summary>Every row of the table of due words, from several moments and places.</summary>
public sealed class DueReaderTests
{
    private const string Wednesday = "2026-03-04T15:00:00Z";
    private const string Friday = "2026-03-06T15:00:00Z";
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("tomorrow", Wednesday, NewYork, "2026-03-05")]
    [InlineData("by tomorrow", "2026-12-31T15:00:00Z", NewYork, "2027-01-01")]
    [InlineData("by tomorrow", "2026-03-05T03:00:00Z", NewYork, "2026-03-05")]
    [InlineData("first thing tomorrow", Wednesday, NewYork, "2026-03-05")]
    [InlineData("tomorrow evening", Wednesday, NewYork, "2026-03-05")]
    [InlineData("tonight", Wednesday, NewYork, "2026-03-04")]
    [InlineData("this afternoon", Wednesday, NewYork, "2026-03-04")]
    [InlineData("overnight", Wednesday, NewYork, "2026-03-05")]
    [InlineData("by Friday", Wednesday, NewYork, "2026-03-06")]
    [InlineData("by Friday", Friday, NewYork, "2026-03-13")]
    [InlineData("this Saturday", Wednesday, NewYork, "2026-03-07")]
    [InlineData("first thing Monday", Wednesday, NewYork, "2026-03-09")]
    [InlineData("Friday before noon", Wednesday, NewYork, "2026-03-06T12:00:00-05:00")]
    [InlineData("tomorrow between 10 and 12", Wednesday, NewYork, "2026-03-05T12:00:00-05:00")]
    [InlineData("tomorrow between 11 and 1", Wednesday, NewYork, "2026-03-05T13:00:00-05:00")]
    [InlineData("Saturday between 8 and 11 am", Wednesday, NewYork, "2026-03-07T11:00:00-05:00")]
    [InlineData("by five", Wednesday, NewYork, "2026-03-04T17:00:00-05:00")]
    [InlineData("by 3", Wednesday, NewYork, "2026-03-04T15:00:00-05:00")]
    [InlineData("before 4", Wednesday, NewYork, "2026-03-04T16:00:00-05:00")]
    [InlineData("by 11", Wednesday, NewYork, "2026-03-04T11:00:00-05:00")]
    [InlineData("by 8 tomorrow", Wednesday, NewYork, "2026-03-05T08:00:00-05:00")]
    [InlineData("by nine tonight", Wednesday, NewYork, "2026-03-04T21:00:00-05:00")]
    [InlineData("at half past three", Wednesday, NewYork, "2026-03-04T15:30:00-05:00")]
    [InlineData("at 17:30", Wednesday, NewYork, "2026-03-04T17:30:00-05:00")]
    [InlineData("by 5:30 p.m. today", Wednesday, NewYork, "2026-03-04T17:30:00-05:00")]
    [InlineData("end of day", Wednesday, NewYork, "2026-03-04T17:00:00-05:00")]
    [InlineData("close of business Friday", Wednesday, NewYork, "2026-03-06T17:00:00-05:00")]
    [InlineData("next Wednesday", Friday, NewYork, "2026-03-11")]
    [InlineData("Thursday next week", Wednesday, NewYork, "2026-03-12")]
    [InlineData("Wednesday week", Friday, NewYork, "2026-03-11")]
    [InlineData("later this week", Wednesday, NewYork, "2026-03-06")]
    [InlineData("next week", Wednesday, NewYork, "2026-03-13")]
    [InlineData("end of next week", Wednesday, NewYork, "2026-03-13")]
    [InlineData("before the weekend", Wednesday, NewYork, "2026-03-06")]
    [InlineData("by the 14th", Wednesday, NewYork, "2026-03-14")]
    [InlineData("on the 2nd", Wednesday, NewYork, "2026-04-02")]
    [InlineData("on the 4th", Wednesday, NewYork, "2026-03-04")]
    [InlineData("on the 5th", "2025-12-18T08:10:00Z", "Europe/Berlin", "2026-01-05")]
    [InlineData("by the 31st", "2026-04-10T08:10:00Z", "Europe/Berlin", "2026-05-31")]
    [InlineData("by 23 January", "2025-01-09T08:15:00Z", "Asia/Kolkata", "2025-01-23")]
    [InlineData("by 3/14", Wednesday, NewYork, "2026-03-14")]
    [InlineData("by 14/3/2026", Wednesday, "Europe/London", "2026-03-14")]
    [InlineData("2026-03-04", "2026-03-02T18:30:00Z", "America/Denver", "2026-03-04")]
    [InlineData("end of the month", "2024-02-12T11:20:43Z", "Europe/London", "2024-02-29")]
    [InlineData("next month", Wednesday, NewYork, "2026-04-30")]
    [InlineData("end of next quarter", "2025-11-17T00:35:19Z", "Asia/Tokyo", "2026-03-31")]
    [InlineData("end of the quarter", Wednesday, NewYork, "2026-03-31")]
    [InlineData("by the end of the year", Wednesday, NewYork, "2026-12-31")]
    [InlineData("next year", Wednesday, NewYork, "2027-12-31")]
    [InlineData("within 3 working days", Wednesday, NewYork, "2026-03-09")]
    [InlineData("within 3 business days", "2026-03-07T15:00:00Z", NewYork, "2026-03-11")]
    [InlineData("2 to 3 business days", Wednesday, NewYork, "2026-03-09")]
    [InlineData("within 2-3 business days", Wednesday, NewYork, "2026-03-09")]
    [InlineData("within 7 days", Wednesday, NewYork, "2026-03-11")]
    [InlineData("within a fortnight", Wednesday, NewYork, "2026-03-18")]
    [InlineData("within 30 days", Wednesday, NewYork, "2026-04-03")]
    [InlineData("a week from today", Wednesday, NewYork, "2026-03-11")]
    [InlineData("in a couple of days", Wednesday, NewYork, "2026-03-06")]
    [InlineData("within 24 hours", "2026-03-07T18:00:00Z", NewYork, "2026-03-08T14:00:00-04:00")]
    [InlineData("within 48 hours", Wednesday, NewYork, "2026-03-06T10:00:00-05:00")]
    [InlineData("in three hours", "2026-11-01T07:20:00Z", "America/Los_Angeles", "2026-11-01T02:20:00-08:00")]
    [InlineData("within the hour", Wednesday, NewYork, "2026-03-04T11:00:00-05:00")]
    [InlineData("in ten minutes", Wednesday, NewYork, "2026-03-04T10:10:00-05:00")]
    [InlineData("in an hour and a half", Wednesday, NewYork, "2026-03-04T11:30:00-05:00")]
    [InlineData("by this time tomorrow", "2026-03-28T13:30:00Z", "Europe/Paris", "2026-03-29T14:30:00+02:00")]
    [InlineData("shortly", Wednesday, NewYork, "2026-03-04")]
    [InlineData("right away", Wednesday, NewYork, "2026-03-04")]
    [InlineData("soon", Wednesday, NewYork, "")]
    [InlineData("as soon as possible", Wednesday, NewYork, "")]
    [InlineData("on your next bill", Wednesday, NewYork, "")]
    [InlineData("in no time at all", Wednesday, NewYork, "")]
    [InlineData("before your flight on Friday", Wednesday, NewYork, "2026-03-06")]
    [InlineData("ahead of your appointment on Tuesday", Wednesday, NewYork, "2026-03-10")]
    [InlineData("until Saturday", Wednesday, NewYork, "2026-03-07")]
    [InlineData("until 6 pm", Wednesday, NewYork, "2026-03-04T18:00:00-05:00")]
    [InlineData("at 5 pm Eastern", "2026-03-04T20:00:00Z", "America/Denver", "2026-03-04T15:00:00-07:00")]
    [InlineData("tomorrow at 10 am Pacific", "2025-07-31T13:00:00Z", "Europe/London", "2025-08-01T18:00:00+01:00")]
    [InlineData("at 4 pm London time", "2027-05-24T07:00:00Z", "Asia/Kolkata", "2027-05-24T20:30:00+05:30")]
    public void Read_WordsOfTheTable_GivesTheirTime(string words, string now, string zone, string expected)
    {
        Assert.Equal(expected, DueReader.Read(words, At(now), TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString());
    }

    [Theory]
    [InlineData("last Friday")]
    [InlineData("every Monday")]
    [InlineData("three days ago")]
    [InlineData("")]
    [InlineData("24/7")]
    public void Read_NoTimeToKeep_IsOpen(string words)
    {
        Assert.False(DueReader.Read(words, At(Wednesday), TimeZoneInfo.Utc).IsStated);
    }

    [Fact]
    public void PassesAt_Date_IsTheEndOfTheLocalDay()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(NewYork);
        var due = DueReader.Read("on Sunday", At(Wednesday), zone);
        Assert.Equal("2026-03-08", due.ToString());
        Assert.Equal(At("2026-03-09T04:00:00Z"), due.PassesAt);
    }

    [Fact]
    public void Read_TimeThatTheClockSkips_IsMovedOn()
    {
        var due = DueReader.Read("on Sunday at 2:30 am", At(Wednesday), TimeZoneInfo.FindSystemTimeZoneById(NewYork));
        Assert.Equal("2026-03-08T03:30:00-04:00", due.ToString());
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
