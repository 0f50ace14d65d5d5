using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AgentAssist.Storage.Tests;

public sealed class StorageFaultTests
{
    [Fact]
    public void Of_DatabasesMessagesQuoteValues_NamesKindsAndCodesOnly()
    {
        Exception[] faults =
        [
            new PostgresException("value \"Blair Morgan\"", "ERROR", "ERROR", "22P02", detail: "Blair Morgan", where: "Blair Morgan"),
            new SqliteException("near \"Blair Morgan\"", 1),
            new NpgsqlException("Blair Morgan", new SocketException((int)SocketError.ConnectionRefused)),
            new InvalidOperationException("Blair Morgan"),
        ];

        var words = faults.Select(StorageFault.Of).ToArray();

        Assert.All(words, text => Assert.DoesNotContain("Morgan", text));
        Assert.Equal("PostgresException ERROR 22P02", words[0]);
        Assert.Equal("SqliteException 1 (1)", words[1]);
        Assert.Equal("NpgsqlException < SocketException ConnectionRefused", words[2]);
        Assert.StartsWith("InvalidOperationException", words[3]);
    }
}
