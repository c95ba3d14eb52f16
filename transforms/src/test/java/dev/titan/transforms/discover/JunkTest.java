package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that is no business record must be refused, however tidy it looks. */
class JunkTest {
  static Stream<Arguments> junk() {
    return Stream.of(
        csv(
            "app_log",
            "timestamp,level,host,message",
            "2026-11-01T10:00:00Z,INFO,web1,started service",
            "2026-11-01T10:00:01Z,WARN,web1,slow request"),
        csv(
            "weather",
            "date,city,temp_max,temp_min,humidity,wind",
            "2026-11-01,Hamburg,11.5,4.2,81,5.5",
            "2026-11-02,Hamburg,10.0,3.8,78,7.1"),
        json(
            "sensors",
            "{'device_id':'d1','ts':1790000000,'value':21.5,'unit':'C','location':'kitchen'}",
            "{'device_id':'d2','ts':1790000060,'value':4.5,'unit':'C','location':'fridge'}"),
        json("config", "{'host':'localhost','port':8080,'debug':true,'workers':4,'name':'api'}"),
        csv(
            "iris",
            "sepal_length,sepal_width,petal_length,petal_width,species",
            "5.1,3.5,1.4,0.2,setosa",
            "6.2,2.9,4.3,1.3,versicolor"),
        json(
            "heartbeat",
            "{'type':'heartbeat','terminal':'T1','uptime':123456,'version':'1.2.3','ok':true}"),
        csv(
            "AAPL_stock_prices",
            "Date,Open,High,Low,Close,Adj Close,Volume",
            "2026-11-02,170.10,172.00,169.50,171.20,171.20,51000000",
            "2026-11-03,171.50,173.10,170.90,172.80,172.80,48000000"),
        csv(
            "titanic",
            "PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked",
            "1,0,3,Braund Owen,male,22,1,0,A/5 21171,7.25,,S",
            "2,1,1,Cumings Florence,female,38,1,0,PC 17599,71.2833,C85,C"),
        json(
            "access",
            "{'ip':'10.0.0.1','method':'GET','path':'/','status':200,'bytes':512,'time':'2026-11-01T10"
                + ":00:00Z','user_agent':'curl'}",
            "{'ip':'10.0.0.2','method':'GET','path':'/a','status':404,'bytes':128,'time':'2026-11-01T"
                + "10:00:01Z','user_agent':'curl'}"),
        csv(
            "housing",
            "price,area,bedrooms,bathrooms,stories,parking",
            "13300000,7420,4,2,3,2",
            "12250000,8960,4,4,4,3"),
        json(
            "commits",
            "{'sha':'a1b2c3','author':'Jane','date':'2026-11-01','message':'Fix bug','files':3}",
            "{'sha':'d4e5f6','author':'John','date':'2026-11-02','message':'Add test','files':1}"),
        csv(
            "clickstream",
            "session_id,user_id,page,event_time,referrer",
            "s1,u1,/home,2026-11-01T10:00:00Z,google",
            "s1,u1,/cart,2026-11-01T10:01:00Z,"),
        csv(
            "countries",
            "name,code,population,area,capital",
            "Germany,DE,84000000,357022,Berlin",
            "India,IN,1400000000,3287263,New Delhi"),
        csv(
            "trades",
            "trade_id,symbol,side,price,quantity,timestamp",
            "1,BTCUSD,buy,68000.5,0.12,1790000000123",
            "2,ETHUSD,sell,2400.1,1.5,1790000001123"),
        csv(
            "employees",
            "employee_id,name,position,hire_date,salary",
            "E1,Jane Roe,Chef,2020-01-01,42000",
            "E2,John Doe,Waiter,2021-05-01,30000"),
        json(
            "ci",
            "{'build':17,'branch':'main','status':'success','duration':61,'started':1790000000}",
            "{'build':18,'branch':'main','status':'failed','duration':15,'started':1790000900}"));
  }

  private static Arguments csv(String name, String... rows) {
    return Arguments.of(name, Samples.csv(name + ".csv", rows));
  }

  private static Arguments json(String name, String... records) {
    return Arguments.of(name, Samples.json(name + ".json", records));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("junk")
  void refuses(String name, SchemaSample sample) {
    Proposal proposal = Samples.propose(sample);

    assertFalse(proposal.accepted(), () -> name + " was taken for " + proposal);
    assertFalse(proposal.why().isEmpty(), "a refusal says why");
  }
}
